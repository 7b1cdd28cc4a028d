import { DatabaseStartError } from '../errors/start.errors.js';
import { type MergedTables, mergeTables } from '../migrations/merge-tables.js';
import { completeOptions, type CompleteOptions } from './complete-options.js';
import type { DatabaseOptions } from './database-options.js';
import { type DatabaseLocation, parseDatabaseUrl, type PostgresLocation } from './database-url.js';

/** Options that have been looked over, and what they say. */
export interface ResolvedOptions {
  readonly location: DatabaseLocation;
  readonly options: CompleteOptions;
  readonly tables: MergedTables;
  readonly replicas: readonly PostgresLocation[];
}

/** A name that needs no quotes, in whatever way it is written down. */
const SCHEMA = /^[a-z_][a-z0-9_]{0,62}$/;

/** @throws DatabaseStartError when the url or another option is wrong */
export function resolveOptions(given: DatabaseOptions): ResolvedOptions {
  const location = parseDatabaseUrl(given.url);
  const options = completeOptions(given, location.engine);
  assertSchema(options, location);
  const replicas = location.engine === 'postgres' ? options.replicaUrls.map(replicaOf) : [];
  if (replicas.length > 0 && options.consistencyKey === undefined) {
    throw new DatabaseStartError('replicas need CONSISTENCY_KEY, the same secret for all instances');
  }
  const { entities, migrations } = options;
  const own = { name: 'application', entities, migrations: { sqlite: migrations, postgres: migrations } };
  const hasOwn = entities.length > 0 || migrations.length > 0;
  const modules = hasOwn ? [...options.tables, own] : options.tables;
  return { location, options, tables: mergeTables(modules, location.engine), replicas };
}

function assertSchema({ schema }: CompleteOptions, { engine }: DatabaseLocation): void {
  if (schema === undefined) return;
  if (engine === 'sqlite') throw new DatabaseStartError('SQLite has no schemas: leave the schema out');
  if (!SCHEMA.test(schema) || schema.startsWith('pg_')) {
    throw new DatabaseStartError(
      `the schema ${JSON.stringify(schema)} must be a name of small letters, digits and _, and not begin with pg_`,
    );
  }
}

function replicaOf(url: string): PostgresLocation {
  const location = parseDatabaseUrl(url);
  if (location.engine !== 'postgres' || location.urls.length > 1) {
    throw new DatabaseStartError(
      'a replica must be postgres://user:password@host:port/database, of one host',
    );
  }
  return location;
}
