import type BetterSqlite3 from 'better-sqlite3';
import { loadSqliteDriver } from '@retinue/database';
import { syncFile } from '../support/sync-file.js';
import type { GraphEdge, GraphSize } from './power-law-graph.js';

const Database = loadSqliteDriver();

/** Those with many rows and indexes besides their key: an index that grows row by row changes pages all over the file. */
const LOADED_TABLES = `('users', 'follows', 'follow_events')`;

/**
 * Writes what `retinue import follows --create-missing-users` would (users, counts, follows, events) as fast as the
 * disk takes it: each table in the order of its key, its indexes at the end. Nothing is checked, and when this fails,
 * the file is lost.
 *
 * What is different afterwards: each tree is dense, and lies in one piece.
 *
 * @param databaseFile a migrated, empty database
 * @param users at least the largest id
 * @param edges ascending by follower, as {@link powerLawGraph} yields them
 */
export async function bulkLoad(
  databaseFile: string,
  { users }: Pick<GraphSize, 'users'>,
  edges: Iterable<GraphEdge>,
): Promise<void> {
  const database = new Database(databaseFile);
  try {
    // OFF is refused, quietly, by the driver's SQLite. For an empty file there is next to nothing to keep in it.
    database.pragma('journal_mode = MEMORY');
    database.pragma('synchronous = OFF');
    database.pragma('foreign_keys = OFF');
    database.pragma('temp_store = MEMORY');
    // KiB.
    database.pragma('cache_size = -1000000');
    database.exec('BEGIN');
    const indexes = dropIndexes(database);
    addUsers(database, addFollows(database, users, edges));
    for (const sql of indexes) database.exec(sql);
    database.exec('COMMIT');
    // As an import does at its end.
    database.pragma('optimize = 0x10002');
    database.pragma('journal_mode = WAL');
  } finally {
    database.close();
  }
  await syncFile(databaseFile);
}

/** @returns the statements that make them again: the migrations stay the one place that knows them */
function dropIndexes(database: BetterSqlite3.Database): string[] {
  const indexes = database
    .prepare(
      `SELECT name, sql FROM sqlite_schema
       WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ${LOADED_TABLES} ORDER BY rowid`,
    )
    .all() as { name: string; sql: string }[];
  for (const { name } of indexes) database.exec(`DROP INDEX ${name}`);
  return indexes.map(({ sql }) => sql);
}

interface Counts {
  readonly followers: Uint32Array;
  readonly following: Uint32Array;
}

/** @returns the counts of each id */
function addFollows(database: BetterSqlite3.Database, users: number, edges: Iterable<GraphEdge>): Counts {
  const addFollow = database.prepare('INSERT INTO follows VALUES (?, ?, ?)');
  const addEvent = database.prepare(
    `INSERT INTO follow_events (type, actor_id, subject_id, created_at) VALUES ('import', ?, ?, ${Date.now()})`,
  );
  const counts = { followers: new Uint32Array(users + 1), following: new Uint32Array(users + 1) };
  for (const ofOne of byFollower(edges)) {
    for (const { follower, followee } of ofOne) {
      addEvent.run(follower, followee);
      counts.following[follower]! += 1;
      counts.followers[followee]! += 1;
    }
    ofOne.sort((one, other) => one.followee - other.followee);
    for (const { follower, followee, time } of ofOne) addFollow.run(follower, followee, time);
  }
  return counts;
}

function* byFollower(edges: Iterable<GraphEdge>): Iterable<GraphEdge[]> {
  let ofOne: GraphEdge[] = [];
  for (const edge of edges) {
    if (ofOne.length > 0 && ofOne[0]!.follower !== edge.follower) {
      yield ofOne;
      ofOne = [];
    }
    ofOne.push(edge);
  }
  yield ofOne;
}

/** As an import makes those whom it meets in an edge, and nobody else. */
function addUsers(database: BetterSqlite3.Database, { followers, following }: Counts): void {
  const now = Date.now();
  const addUser = database.prepare(
    `INSERT INTO users (id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private, version,
       created_at, updated_at)
     VALUES (?, 'User', ?, ?, ?, ?, ?, 'person', 0, 1, ${now}, ${now})`,
  );
  const addCounters = database.prepare(`INSERT INTO user_counters VALUES (?, ?, ?)`);
  const addEvent = database.prepare(
    `INSERT INTO follow_events (type, actor_id, subject_id, created_at, data)
     VALUES ('import_user', ?, ?, ${now}, '{"version":1}')`,
  );
  for (let id = 1; id < followers.length; id += 1) {
    if (followers[id] === 0 && following[id] === 0) continue;
    const email = `user-${id}@placeholder.invalid`;
    addEvent.run(id, id);
    addUser.run(id, String(id), email, email, `user ${id}`, String(id));
    addCounters.run(id, followers[id], following[id]);
  }
}
