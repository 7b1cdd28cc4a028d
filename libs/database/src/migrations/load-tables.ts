import type { DataSourceOptions } from 'typeorm';
import type { ResolvedOptions } from '../options/resolve-options.js';
import { MIGRATIONS_TABLE } from './migrations-table.js';

/** What TypeORM opens a database with. */
export type LoadedTables = Required<
  Pick<DataSourceOptions, 'entities' | 'migrations' | 'subscribers' | 'migrationsTableName' | 'synchronize'>
>;

/**
 * The tables of all modules, with their entities.
 *
 * @param further what modules give to `TypeOrmModule.forFeature` besides: TypeORM reads those tables, wherever they come from
 */
export async function loadTables(
  { tables, options }: ResolvedOptions,
  further: DataSourceOptions['entities'],
): Promise<LoadedTables> {
  const lists = await Promise.all(
    tables.entities.map(async (entities) => (typeof entities === 'function' ? entities() : entities)),
  );
  const others = (Array.isArray(further) ? further : []).filter((entity) => typeof entity !== 'string');
  return {
    entities: [...new Set([...lists.flat(), ...others])],
    migrations: [...tables.migrations],
    subscribers: [...options.subscribers],
    migrationsTableName: MIGRATIONS_TABLE,
    synchronize: false,
  };
}
