import { DatabaseStartError } from '../errors/start.errors.js';

/** Where the data is. */
export type DatabaseLocation = SqliteLocation | PostgresLocation;

export interface SqliteLocation {
  readonly engine: 'sqlite';
  /** Path of the file, relative to the working directory; `undefined` for a database that ends with the process. */
  readonly file: string | undefined;
}

export interface PostgresLocation {
  readonly engine: 'postgres';
  /** One for each host that may be the primary, with the password in it: not for messages. */
  readonly urls: readonly [string, ...string[]];
  /** Servers and database, for messages. */
  readonly name: string;
}

/**
 * Reads a `DATABASE_URL`: `sqlite:<path>`, `sqlite::memory:` or `postgres://user:password@host:port/database`, the latter
 * with several hosts if need be (`host:port,host:port`), any of which may be the primary.
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
    `must be sqlite:<path>, sqlite::memory: or postgres://user:password@host:port/database, not ${JSON.stringify(beginningOf(url))}`,
  );
}

function parsePostgresUrl(text: string): PostgresLocation | undefined {
  const [, before = '', hosts = '', after = ''] = /^([a-z]+:\/\/(?:[^/?]*@)?)([^/?]*)(.*)$/s.exec(text) ?? [];
  const urls = hosts.split(',').map((host) => `${before}${host}${after}`);
  const [first, ...others] = urls;
  if (first === undefined || !urls.every((url) => URL.canParse(url))) return undefined;
  const { pathname, searchParams } = new URL(first);
  // A socket's folder stands in the query: postgres://user@/database?host=/run/postgresql
  const servers = hosts === '' ? searchParams.get('host') : hosts;
  if (servers === null || pathname.length < 2 || (others.length > 0 && hosts.split(',').includes(''))) {
    return undefined;
  }
  return { engine: 'postgres', urls: [first, ...others], name: `${servers}${pathname}` };
}

/** The address of a database as a message may say it: without the password. */
export function nameOfDatabase(url: string): string {
  return url.replace(/^(\w+:\/\/[^:@/]*):.*@/s, '$1:***@').replace(/([?&]password=)[^&]*/g, '$1***');
}

/** What a message may say of an address that makes no sense: nobody knows where in it the password stands, if it has one. */
function beginningOf(text: string): string {
  const [scheme] = /^[\w+.-]*:?\/*/.exec(text) ?? [''];
  return /[:@=]/.test(text.slice(scheme.length)) ? `${scheme}…` : text;
}
