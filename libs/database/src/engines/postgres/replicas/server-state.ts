import type pg from 'pg';
import { parseLsn, type WalPosition } from '../consistency/wal-position.js';

/** What a server says of itself. */
export interface ServerState {
  /** The same for a primary and all its replicas, and for no others. */
  readonly cluster: string;
  /** How far it has written, or, a replica, replayed; the timeline of a primary only. */
  readonly position: WalPosition;
  readonly isReplica: boolean;
}

/**
 * `pg_walfile_name` names the timeline that is written now; what the control file says is still the old one after a
 * promotion, and a replica can't be asked.
 */
const STATE = `
  SELECT pg_is_in_recovery() AS "isReplica", (SELECT system_identifier::text FROM pg_control_system()) AS cluster,
    CASE WHEN pg_is_in_recovery() THEN coalesce(pg_last_wal_replay_lsn(), '0/0') ELSE pg_current_wal_insert_lsn() END::text
      AS lsn,
    CASE WHEN pg_is_in_recovery() THEN '' ELSE pg_walfile_name(pg_current_wal_lsn()) END AS file`;

interface StateRow {
  readonly isReplica: boolean;
  readonly cluster: string;
  readonly lsn: string;
  readonly file: string;
}

export async function readServerState(connection: pg.Pool | pg.ClientBase): Promise<ServerState> {
  const { rows } = await connection.query<StateRow>({ name: 'retinue_state', text: STATE });
  const [{ isReplica, cluster, lsn, file }] = rows as [StateRow];
  const timeline = file === '' ? 0 : Number.parseInt(file.slice(0, 8), 16);
  return { isReplica, cluster, position: { timeline, lsn: parseLsn(lsn) } };
}

/** How far a primary has written, just now; undefined when it is a primary no more. */
export async function readWritten(connection: pg.Pool | pg.ClientBase): Promise<WalPosition | undefined> {
  const { isReplica, position } = await readServerState(connection);
  return isReplica ? undefined : position;
}

/** How far a replica has replayed, just now. */
export async function readReplayed(connection: pg.Pool): Promise<bigint> {
  const { rows } = await connection.query<{ readonly lsn: string | null }>({
    name: 'retinue_replayed',
    text: `SELECT pg_last_wal_replay_lsn()::text AS lsn`,
  });
  return parseLsn(rows[0]?.lsn ?? '0/0');
}
