import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { driverAtStart } from '../driver/driver-at-start.js';
import { isBusy } from '../sqlite-errors.js';

/**
 * Whether another process has the file open. It can't be had for oneself then: each connection to a file with a log (`-wal`)
 * holds a lock for as long as it is open.
 *
 * @param file `undefined` for a database that ends with its process
 */
export function isFileInUse(file: string | undefined): boolean {
  if (file === undefined) return false;
  const path = resolve(file);
  if (!existsSync(path) || !existsSync(`${path}-wal`)) return false;
  const Database = driverAtStart();
  try {
    const connection = new Database(path, { fileMustExist: true, timeout: 0 });
    try {
      connection.pragma('locking_mode = EXCLUSIVE');
      connection.prepare('SELECT count(*) FROM sqlite_schema').get();
      return false;
    } finally {
      connection.close();
    }
  } catch (error) {
    // Whatever else is wrong with it, who opens it next will tell.
    return isBusy(error);
  }
}
