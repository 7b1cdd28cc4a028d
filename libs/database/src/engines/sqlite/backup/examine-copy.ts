import { DataSource } from 'typeorm';
import { BackupError } from '../../../errors/backup.errors.js';
import { DatabaseStartError } from '../../../errors/start.errors.js';
import type { LoadedTables } from '../../../migrations/load-tables.js';
import { driverAtStart } from '../driver/driver-at-start.js';
import { driverConnection } from '../connections/driver-connection.js';
import { findSqliteDamage } from '../file/find-sqlite-damage.js';
import { connectionOptions } from '../open-sqlite.js';
import { missingSqliteMigrations } from '../sqlite-migrator.js';

/** Nothing that one would wait for in this file. */
const NO_ENTITIES: Pick<LoadedTables, 'entities' | 'subscribers'> = { entities: [], subscribers: [] };

/**
 * Looks at a copy that was just made, and has it be one file without a log.
 *
 * @param name what the copy is of, for messages
 * @returns how many migrations it lacks; 0 when it is of this version
 * @throws BackupError when it is damaged, of a newer version, or no database of ours
 */
export async function examineCopy(copy: string, name: string, tables: LoadedTables): Promise<number> {
  const Database = driverAtStart();
  const connection = new Database(copy, { fileMustExist: true });
  try {
    connection.pragma('journal_mode = DELETE');
  } finally {
    connection.close();
  }
  const [damage] = await findSqliteDamage(copy, 1);
  if (damage !== undefined) {
    throw new BackupError(`${name} is damaged, or its disk is: ${damage.replaceAll(copy, name)}`);
  }
  return lackedMigrations(copy, name, tables);
}

async function lackedMigrations(copy: string, name: string, tables: LoadedTables): Promise<number> {
  const options = connectionOptions(copy, { tables: { ...tables, ...NO_ENTITIES } }, { readonly: true });
  const dataSource = await new DataSource(options).initialize();
  try {
    const { applied, missing } = await missingSqliteMigrations(dataSource, driverConnection(dataSource), {
      name,
    });
    if (applied.length === 0)
      throw new BackupError(`${name} is no database of Retinue: it has none of its tables`);
    return missing.length;
  } catch (error) {
    if (error instanceof DatabaseStartError) throw new BackupError(error.message, error);
    throw error;
  } finally {
    await dataSource.destroy();
  }
}
