import { DomainError } from '@retinue/common';
import type { Pool, PoolConfig } from 'pg';
import { DataSource } from 'typeorm';
import { DatabaseStartError } from '../../errors/start.errors.js';
import { DatabaseUnavailableError } from '../../errors/storage.errors.js';
import type { LoadedTables } from '../../migrations/load-tables.js';
import type { PostgresLocation } from '../../options/database-url.js';
import { ReadingDataSource } from '../shared/reading-data-source.js';
import {
  listenToConnections,
  migratingSession,
  type PoolLimits,
  primaryConfig,
} from './connections/postgres-pool.js';
import { PrimaryHosts } from './connections/primary-hosts.js';
import { isConnectionError, sqlState, translatePostgresError } from './postgres-errors.js';
import { makeSchema } from './connections/make-schema.js';
import { assertPostgresMigrated, migratePostgres, type SchemaView } from './postgres-migrator.js';

export interface OpenPostgresOptions extends PoolLimits {
  readonly location: PostgresLocation;
  /** Runs the migrations that are missing; otherwise a database that lacks some is refused. */
  readonly migrate: boolean;
  /** Tables of another program may be there. */
  readonly guest: boolean;
  readonly tables: LoadedTables;
}

/**
 * Brings the schema up to date, then opens the pool of connections.
 *
 * @throws DatabaseStartError when the server can't be reached or refuses us, or the database is not a Retinue
 *   database, or is older or newer than this version
 */
export async function openPostgres(options: OpenPostgresOptions): Promise<ReadingDataSource> {
  const { location } = options;
  const hosts = new PrimaryHosts(location);
  const connection = primaryConfig(hosts, options);
  try {
    await hosts.find(connection);
    if (options.migrate) await bringUpToDate(connection, options);
    const dataSource = new ReadingDataSource(
      {
        type: 'postgres',
        ...options.tables,
        extra: connection,
      },
      translatePostgresError,
    );
    await dataSource.initialize();
    listenToConnections(poolOf(dataSource));
    try {
      if (!options.migrate) await assertPostgresMigrated(dataSource, viewOf(options));
      return dataSource;
    } catch (error) {
      await dataSource.destroy();
      throw error;
    }
  } catch (error) {
    throw startErrorOf(error, location) ?? error;
  }
}

/** The pool of an initialized PostgreSQL DataSource; TypeORM types it as `any`. */
export function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { readonly master: Pool }).master;
}

/** On connections that may write, gone before anybody is served. */
async function bringUpToDate(connection: PoolConfig, options: OpenPostgresOptions): Promise<void> {
  const writing = { ...connection, ...migratingSession(options), max: 2, query_timeout: undefined };
  if (options.schema !== undefined) await makeSchema(writing, options.schema);
  const dataSource = new DataSource({
    type: 'postgres',
    ...options.tables,
    entities: [],
    subscribers: [],
    extra: writing,
  });
  await dataSource.initialize();
  try {
    await migratePostgres(dataSource, viewOf(options));
  } finally {
    await dataSource.destroy();
  }
}

function viewOf({ location, guest }: OpenPostgresOptions): SchemaView {
  return { name: location.name, guest };
}

const REFUSALS: Readonly<Record<string, string>> = {
  '28P01': 'the password is wrong',
  '28000': 'the user may not connect',
  '3D000': 'there is no such database',
  '42501': 'the user lacks a permission: GRANT it, or name the owner of the tables',
  '53100': 'its disk is full: free some space, then start again; nothing was changed',
  '53300': 'it has no connection left for this user: raise max_connections, or lower DATABASE_POOL_SIZE',
  XX001: 'it is damaged: restore a backup',
  XX002: 'an index of it is damaged: REINDEX, or restore a backup',
  '58P01': 'a file of it is gone: restore a backup',
  '25006': 'it is a replica, which takes no writes: name the primary',
};

function startErrorOf(failure: unknown, { name }: PostgresLocation): DatabaseStartError | undefined {
  if (failure instanceof DatabaseStartError) return undefined;
  // What reading the state of the schema met is translated already.
  const error = failure instanceof DomainError ? failure.cause : failure;
  const message =
    error instanceof Error ? error.message || String((error as { code?: unknown }).code) : String(error);
  const refusal = REFUSALS[sqlState(error) ?? ''];
  if (refusal !== undefined) return new DatabaseStartError(`${name}: ${refusal} (${message})`, error);
  if (isConnectionError(error)) return new DatabaseStartError(`${name} can't be reached: ${message}`, error);
  if (translatePostgresError(error) instanceof DatabaseUnavailableError)
    return new DatabaseStartError(`${name} can't be used: ${message}`, error);
  return undefined;
}
