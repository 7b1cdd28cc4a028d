import type BetterSqlite3 from 'better-sqlite3';
import { DatabaseStartError } from '../../../errors/start.errors.js';
import { loadSqliteDriver } from './sqlite-driver.js';

/** @throws DatabaseStartError when the driver can't be loaded */
export function driverAtStart(): typeof BetterSqlite3 {
  try {
    return loadSqliteDriver();
  } catch (error) {
    throw new DatabaseStartError((error as Error).message, error);
  }
}
