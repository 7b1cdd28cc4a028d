import { loadSqliteDriver } from '@retinue/database';
import { readEdgeFile } from '../graph/edge-file.js';

const Database = loadSqliteDriver();

/** Lines in a transaction: the same as `retinue import` takes. */
const LINES_AT_ONCE = 10_000;

/**
 * The least that could do the job: the same rows into the same schema (users, counters, edges, events) with
 * prepared statements in one loop. No checks, no rejects, no progress.
 *
 * @param databaseFile a migrated, empty database
 * @returns seconds
 */
export async function importByHand(databaseFile: string, edgeFile: string): Promise<number> {
  // The settings of Retinue's own writing connection, which stand in libs/database/src/engines/sqlite/open-sqlite.ts.
  const database = new Database(databaseFile);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('wal_autocheckpoint = 10000');
  database.pragma('temp_store = MEMORY');
  const startedAt = performance.now();
  const now = Date.now();
  const addUser = database.prepare(
    `INSERT INTO users (id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private, version,
       created_at, updated_at)
     VALUES (?, 'User', ?, ?, ?, ?, ?, 'person', 0, 1, ${now}, ${now}) ON CONFLICT DO NOTHING`,
  );
  const addCounters = database.prepare(`INSERT INTO user_counters VALUES (?, 0, 0)`);
  const addEdge = database.prepare(`INSERT INTO follows VALUES (?, ?, ?) ON CONFLICT DO NOTHING`);
  const addFollowing = database.prepare(
    `UPDATE user_counters SET following_count = following_count + 1 WHERE user_id = ?`,
  );
  const addFollower = database.prepare(
    `UPDATE user_counters SET followers_count = followers_count + 1 WHERE user_id = ?`,
  );
  const addEvent = database.prepare(
    `INSERT INTO follow_events (type, actor_id, subject_id, created_at) VALUES ('import', ?, ?, ${now})`,
  );

  const known = new Set<number>();
  const requireUser = (id: number): void => {
    if (known.has(id)) return;
    known.add(id);
    const email = `user-${id}@placeholder.invalid`;
    addUser.run(id, String(id), email, email, `user ${id}`, String(id));
    addCounters.run(id);
  };

  let lines = 0;
  database.exec('BEGIN');
  for await (const [followerText, followeeText, time] of readEdgeFile(edgeFile)) {
    const [follower, followee] = [Number(followerText), Number(followeeText)];
    requireUser(follower);
    requireUser(followee);
    if (addEdge.run(follower, followee, time === undefined ? now : Date.parse(time)).changes > 0) {
      addFollowing.run(follower);
      addFollower.run(followee);
      addEvent.run(follower, followee);
    }
    lines += 1;
    if (lines % LINES_AT_ONCE === 0) database.exec('COMMIT; BEGIN');
  }
  database.exec('COMMIT');
  database.close();
  return (performance.now() - startedAt) / 1_000;
}
