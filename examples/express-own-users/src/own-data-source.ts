import type { TypeOrmModuleOptions } from '@nestjs/typeorm';
import { loadSqliteDriver } from '@retinue/database';

/** The team's own DataSource, in the same database. */
export function ownDataSource(url: string): TypeOrmModuleOptions {
  const common = { autoLoadEntities: true, synchronize: true };
  if (!url.startsWith('sqlite:')) return { type: 'postgres', url, ...common };
  // One copy of SQLite in the process: two would take each other's locks away.
  const driver = loadSqliteDriver();
  return { type: 'better-sqlite3', driver, database: url.slice('sqlite:'.length), timeout: 1_000, ...common };
}
