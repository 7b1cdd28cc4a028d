import { boundFor } from '@retinue/database';
import { Client } from 'pg';
import { ADD_TO_COUNTERS } from '../../libs/users/src/profile/user-counters.statements.js';
import { newDatabase } from '../support/new-database.js';

/** To read so many as a whole costs the planner less than a hundred look-ups, which is what it expects of JSON. */
const USERS = 10_000;
const CHANGED = [7, 4_321, 9_999];

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

it('The counts of a few users are changed without a look at those of all others', async () => {
  const database = await newDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(`
      INSERT INTO users (id, first_name, last_name, name_key, last_name_key, type, is_private, version, created_at, updated_at)
      SELECT id, 'Ann', 'Lund', 'ann lund', 'lund', 'person', 0, 1, 0, 0 FROM generate_series(1, ${USERS}) AS id`);
    await client.query(`INSERT INTO user_counters SELECT id, 0, 0 FROM users`);
    await client.query('ANALYZE users, user_counters');
    // As the server's connections plan what they have run some times.
    await client.query('SET plan_cache_mode = force_generic_plan');

    const [sql, values] = boundFor('postgres', ADD_TO_COUNTERS.postgres, {
      rows: JSON.stringify(CHANGED.map((id) => [id, 2, 1])),
    });
    const { rows } = await client.query<{ readonly 'QUERY PLAN': readonly [{ readonly Plan: PlanNode }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
      [...values],
    );
    // Each is looked up twice: to lock it, and to change it.
    expect(lookedAt(rows[0]!['QUERY PLAN'][0].Plan)).toBe(2 * CHANGED.length);
    const changed = await client.query(
      'SELECT user_id::int AS id, followers_count::int, following_count::int FROM user_counters WHERE followers_count > 0 ORDER BY id',
    );
    expect(changed.rows).toEqual(CHANGED.map((id) => ({ id, followers_count: 2, following_count: 1 })));
  } finally {
    await client.end();
    await database.drop();
  }
});

/** Rows of tables that were read, whether they passed or not. */
function lookedAt(node: PlanNode): number {
  const isRead = node['Node Type'].endsWith('Scan') && node['Relation Name'] !== undefined;
  const own = isRead
    ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
    : 0;
  return (node.Plans ?? []).reduce((sum, below) => sum + lookedAt(below), own);
}
