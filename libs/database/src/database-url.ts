import { DatabaseStartError } from './errors/start.errors.js';

/** Where the data is. */
export type DatabaseLocation = SqliteLocation | PostgresLocation;

export interface SqliteLocation {
  readonly engine: 'sqlite';
  /** Path of the file, relative to the working directory; `undefined` for a database that ends with the process. */
  readonly file: string | undefined;
}

export interface PostgresLocation {
  readonly engine: 'postgres';
  /** As given, with the password in it: not for messages. */
  readonly url: string;
  /** Server and database, for messages. */
  readonly name: string;
}

/**
 * Reads a `DATABASE_URL`: `sqlite:<path>`, `sqlite::memory:` or `postgres://user:password@host:port/database`.
 *
 * @throws DatabaseStartError when it is none of them
 */
export function parseDatabaseUrl(url: string): DatabaseLocation {
  const path = /^sqlite:(?:\/\/)?(.+)$/s.exec(url)?.[1];
  if (path !== undefined && !path.includes('\0')) {
    return { engine: 'sqlite', file: path === ':memory:' ? undefined : path };
  }
  const location = /^postgres(ql)?:\/\//.test(url) ? parsePostgresUrl(url) : undefined;
  if (location !== undefined) return location;
  throw new DatabaseStartError(
    `must be sqlite:<path>, sqlite::memory: or postgres://user:password@host:port/database, not ${JSON.stringify(nameOfDatabase(url))}`,
  );
}

function parsePostgresUrl(url: string): PostgresLocation | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, pathname, searchParams } = new URL(url);
  // A socket's folder stands in the query: postgres://user@/database?host=/run/postgresql
  const server = host === '' ? searchParams.get('host') : host;
  if (server === null || pathname.length < 2) return undefined;
  return { engine: 'postgres', url, name: `${server}${pathname}` };
}

/** The address of a database as a message may say it: without the password. */
export function nameOfDatabase(url: string): string {
  return url.replace(/^(\w+:\/\/[^:@/]*):.*@/s, '$1:***@').replace(/([?&]password=)[^&]*/g, '$1***');
}
