import { SqlReader } from '@retinue/database';
import type { TestApp } from './start-test-app.js';

const TABLES = [
  'users',
  'user_counters',
  'follows',
  'follow_requests',
  'blocks',
  'mutes',
  'follow_events',
  'pending_auto_accepts',
  'pending_departures',
  'idempotency_keys',
  'spent_user_ids',
];

/** All rows of all tables that hold what users do, as committed. */
export async function storedContent({ nest }: Pick<TestApp, 'nest'>): Promise<Record<string, unknown[]>> {
  const reader = nest.get(SqlReader, { strict: false });
  const content: Record<string, unknown[]> = {};
  for (const table of TABLES) {
    const rows = await reader.all<object>(`SELECT * FROM ${table}`);
    content[table] = rows.map((row) => JSON.stringify(row)).toSorted((one, other) => (one < other ? -1 : 1));
  }
  return content;
}
