import { loadSqliteDriver } from '@retinue/database';
import { readEdgeFile } from '../graph/edge-file.js';

const Database = loadSqliteDriver();

/**
 * The least that could do the job fast: all lines staged in a temporary table, then one statement each for users, edges,
 * events and counts, with the indexes built last. No checks, no rejects, no progress; nobody was there before.
 *
 * @param databaseFile a migrated, empty database
 * @returns seconds
 */
export async function importByHand(databaseFile: string, edgeFile: string): Promise<number> {
  const database = new Database(databaseFile);
  // The settings of Retinue's own writing connection, which stand in libs/database/src/engines/sqlite/open-sqlite.ts.
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('wal_autocheckpoint = 10000');
  database.pragma('temp_store = FILE');
  const startedAt = performance.now();
  const now = Date.now();
  database.exec(`CREATE TEMP TABLE staged (follower INTEGER, followee INTEGER, at INTEGER); BEGIN`);
  const stage = database.prepare('INSERT INTO staged VALUES (?, ?, ?)');
  for await (const [followerText, followeeText, time] of readEdgeFile(edgeFile)) {
    stage.run(Number(followerText), Number(followeeText), time === undefined ? now : Date.parse(time));
  }
  database.exec('COMMIT');
  const indexes = database
    .prepare(
      `SELECT name, sql FROM sqlite_schema
       WHERE type = 'index' AND tbl_name IN ('follows', 'follow_events') AND sql IS NOT NULL`,
    )
    .all() as { readonly name: string; readonly sql: string }[];
  database.exec('BEGIN IMMEDIATE');
  indexes.forEach(({ name }) => database.exec(`DROP INDEX ${name}`));
  database.exec(`
    INSERT INTO users (id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private, version,
      created_at, updated_at)
    SELECT id, 'User', id, 'user-' || id || '@placeholder.invalid', 'user-' || id || '@placeholder.invalid',
      'user ' || id, id, 'person', 0, 1, ${now}, ${now}
    FROM (SELECT follower AS id FROM staged UNION SELECT followee FROM staged);
    INSERT INTO follow_events (type, actor_id, subject_id, created_at, data)
    SELECT 'import_user', id, id, ${now}, '{"version":1}' FROM users;
    INSERT INTO follows SELECT follower, followee, at FROM staged WHERE true ORDER BY follower, followee
    ON CONFLICT DO NOTHING;
    INSERT INTO follow_events (type, actor_id, subject_id, created_at)
    SELECT 'import', follower_id, followee_id, ${now} FROM follows;`);
  indexes.forEach(({ sql }) => database.exec(sql));
  database.exec(`
    INSERT INTO user_counters
    SELECT id, (SELECT count(*) FROM follows WHERE followee_id = id), (SELECT count(*) FROM follows WHERE follower_id = id)
    FROM users;
    COMMIT`);
  database.close();
  return (performance.now() - startedAt) / 1_000;
}
