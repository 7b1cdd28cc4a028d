import type { Pool, PoolClient } from 'pg';

/** Runs something while a connection has a transaction open, for locks; it ends with that, and takes back what it wrote. */
export async function whileHeld<Result>(
  pool: Pool,
  run: (holder: PoolClient) => Promise<Result>,
): Promise<Result> {
  const holder = await pool.connect();
  try {
    await holder.query('BEGIN READ WRITE');
    return await run(holder);
  } finally {
    // With its connection ends its transaction, whatever state that is in.
    holder.release(true);
  }
}

/** How many wait for somebody's lock. Never asked in a transaction, where the answer stays what it was. */
export async function waitingForLocks(pool: Pool): Promise<number> {
  const { rowCount } = await pool.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rowCount ?? 0;
}

/** Whether somebody waits for the holder. */
export async function isWaitedFor(pool: Pool, holder: PoolClient): Promise<boolean> {
  const { rows } = await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const { rowCount } = await pool.query(
    'SELECT FROM pg_stat_activity WHERE datname = current_database() AND $1 = ANY (pg_blocking_pids(pid))',
    [rows[0]!.pid],
  );
  return (rowCount ?? 0) > 0;
}
