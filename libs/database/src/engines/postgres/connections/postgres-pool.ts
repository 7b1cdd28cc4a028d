import { Logger } from '@nestjs/common';
import { type Pool, type PoolConfig, TypeOverrides, types as pgTypes } from 'pg';
import { primaryClientOf, type PrimaryHosts } from './primary-hosts.js';

/** Milliseconds: a connection that is not there by then is an outage, and the client is told to come again. */
export const CONNECT_MS = 3_000;

/** Milliseconds of one statement: far more than any request's needs, far less than a client waits. */
const STATEMENT_MS = 10_000;

/** Milliseconds that a lock is waited for: a row that many change is had in a fraction of it. */
const LOCK_MS = 5_000;

/** Milliseconds that an open transaction may do nothing: its process has died, or waits for something else. */
const IDLE_IN_TRANSACTION_MS = 10_000;

export interface PoolLimits {
  /** Connections at most. */
  readonly size: number;
  /** Where all tables are; where the server looks by itself when left out. */
  readonly schema?: string | undefined;
}

/** `bigint` and `numeric` (a sum of them) are strings to `pg`; ids, times and counts are safe integers. */
const types = new TypeOverrides();
types.setTypeParser(pgTypes.builtins.INT8, Number);
types.setTypeParser(pgTypes.builtins.NUMERIC, Number);

/**
 * The settings of every connection. Transactions are read-only unless they say otherwise, as units of work do, so that a
 * write anywhere else is an error instead of a row without its counts.
 */
export function connectionConfig(url: string, { size, schema }: PoolLimits): PoolConfig {
  const session = {
    default_transaction_read_only: 'on',
    timezone: 'UTC',
    statement_timeout: STATEMENT_MS,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    ...placeOf(schema),
  };
  return {
    connectionString: url,
    max: size,
    connectionTimeoutMillis: CONNECT_MS,
    // A server that is gone without a word (a pulled plug) answers no statement: the client's own limit, behind the server's.
    query_timeout: STATEMENT_MS + 2_000,
    keepAlive: true,
    options: optionsOf(session),
    application_name: 'retinue',
    types,
  };
}

/** What a connection is told that migrates: it may write, for as long as it takes. */
export function migratingSession({ schema }: Pick<PoolLimits, 'schema'>): Pick<PoolConfig, 'options'> {
  return { options: optionsOf(placeOf(schema)) };
}

function placeOf(schema: string | undefined): Record<string, string> {
  return schema === undefined ? {} : { search_path: schema };
}

function optionsOf(session: Record<string, string | number>): string {
  return Object.entries(session)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

/** The same of connections to the primary, wherever it is. */
export function primaryConfig(hosts: PrimaryHosts, limits: PoolLimits): PoolConfig {
  const config = connectionConfig(hosts.current, limits);
  return hosts.areSeveral ? { ...config, Client: primaryClientOf(hosts) } : config;
}

/**
 * Hears what connections say, while nobody uses them and while somebody does: else the end of one would be an uncaught
 * error, and that of the process. Who uses it learns of it by its statement.
 */
export function listenToConnections(pool: Pool): Pool {
  const logger = new Logger('PostgreSQL');
  const heard = new WeakSet<object>();
  pool.on('acquire', (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    client.on('error', () => undefined);
  });
  return pool.on('error', (error) => logger.warn(`A connection ended: ${error.message}`));
}
