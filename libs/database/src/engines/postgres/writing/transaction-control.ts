import type pg from 'pg';
import type { WalPosition } from '../consistency/wal-position.js';
import { NotPrimaryError, sqlState } from '../postgres-errors.js';
import { readWritten } from '../replicas/server-state.js';

/** @throws NotPrimaryError where the server has become a standby: other connections may lead to its successor */
export async function begin(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('BEGIN READ WRITE');
  } catch (error) {
    // feature_not_supported is what a server in recovery says to it.
    throw sqlState(error) === '0A000' ? new NotPrimaryError(error) : error;
  }
}

/** @returns what went wrong, if something did: then the connection's state is unknown */
export async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/**
 * Where the log is after a commit. It is done, so its client is told so even if the server can't say this any more: then the
 * place is of no timeline, which makes later reads go to the primary.
 */
export async function positionAfterCommit(client: pg.PoolClient): Promise<WalPosition> {
  const nowhere = { timeline: 0, lsn: 0n };
  try {
    return (await readWritten(client)) ?? nowhere;
  } catch {
    return nowhere;
  }
}
