import { SqlReader } from '@retinue/database';
import { OF_EDGES } from './edge-kinds.js';
import type { TestApp } from './start-test-app.js';

/** How much the database holds. */
export interface StoredRows {
  readonly users: number;
  readonly counters: number;
  readonly follows: number;
  /** In the log, of follows. */
  readonly events: number;
  /** In the log, of whatever. */
  readonly logged: number;
  /** Sum of all versions: grows when any user changes. */
  readonly versions: number;
}

/** Counts what is stored, to prove that a refused request left nothing behind. */
export async function storedRows({ nest }: Pick<TestApp, 'nest'>): Promise<StoredRows> {
  const rows = await nest.get(SqlReader, { strict: false }).get<StoredRows>(`
    SELECT
      (SELECT count(*) FROM users) AS users,
      (SELECT count(*) FROM user_counters) AS counters,
      (SELECT count(*) FROM follows) AS follows,
      (SELECT count(*) FROM follow_events WHERE ${OF_EDGES}) AS events,
      (SELECT count(*) FROM follow_events) AS logged,
      (SELECT coalesce(sum(version), 0) FROM users) AS versions`);
  if (rows === undefined) throw new Error('The counts could not be read');
  return rows;
}
