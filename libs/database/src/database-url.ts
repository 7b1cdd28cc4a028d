import { DatabaseStartError } from './errors/start.errors.js';

/** Where the data is. PostgreSQL becomes a second member of this union. */
export type DatabaseLocation = SqliteLocation;

export interface SqliteLocation {
  readonly engine: 'sqlite';
  /** Path of the file, relative to the working directory; `undefined` for a database that ends with the process. */
  readonly file: string | undefined;
}

/**
 * Reads a `DATABASE_URL`: `sqlite:<path>` or `sqlite::memory:`.
 *
 * @throws DatabaseStartError when it is neither
 */
export function parseDatabaseUrl(url: string): DatabaseLocation {
  const path = /^sqlite:(?:\/\/)?(.+)$/s.exec(url)?.[1];
  if (path === undefined || path.includes('\0')) {
    throw new DatabaseStartError(`must be sqlite:<path> or sqlite::memory:, not ${JSON.stringify(url)}`);
  }
  return { engine: 'sqlite', file: path === ':memory:' ? undefined : path };
}
