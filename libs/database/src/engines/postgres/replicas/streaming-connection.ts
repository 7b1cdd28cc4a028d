import type pg from 'pg';
import type { RequestConsistency } from '../consistency/request-consistency.js';
import { isConnectionError } from '../postgres-errors.js';
import type { ReadingConnection } from '../postgres-row-cursor.js';
import { beginReading } from '../postgres-streamer.js';
import type { ReplicaSet } from './replica-set.js';

/**
 * What to stream through: the primary, since a replica cuts a long reading that is in the way of its replay, but the
 * furthest replica while the primary is gone.
 */
export async function streamingConnection(
  primary: pg.Pool,
  replicas: ReplicaSet,
  consistency: RequestConsistency,
): Promise<ReadingConnection> {
  try {
    return await beginReading(primary);
  } catch (error) {
    const replica = isConnectionError(error) ? replicas.furthest() : undefined;
    if (replica === undefined) throw error;
    const connection = await beginReading(replica.pool);
    const state = consistency.current;
    if (state !== undefined) state.stale = true;
    return connection;
  }
}
