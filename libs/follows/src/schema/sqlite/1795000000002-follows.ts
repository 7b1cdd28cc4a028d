import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Follows, readable in time order from either end out of an index alone, and the log of every change of one.
 *
 * WITHOUT ROWID keeps the edge in its primary key instead of beside it. `follow_events` has no foreign keys:
 * history outlives the users in it.
 */
export class Follows1795000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE follows (
        follower_id INTEGER NOT NULL REFERENCES users (id),
        followee_id INTEGER NOT NULL REFERENCES users (id),
        created_at INTEGER NOT NULL,
        PRIMARY KEY (follower_id, followee_id),
        CHECK (follower_id <> followee_id)
      ) STRICT, WITHOUT ROWID`);
    await runner.query(`CREATE INDEX follows_by_follower ON follows (follower_id, created_at, followee_id)`);
    await runner.query(`CREATE INDEX follows_by_followee ON follows (followee_id, created_at, follower_id)`);
    await runner.query(`
      CREATE TABLE follow_events (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        type TEXT NOT NULL,
        actor_id INTEGER NOT NULL,
        subject_id INTEGER NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT`);
    await leaveOutDeletions(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE follow_events`);
    await runner.query(`DROP TABLE follows`);
  }
}

/**
 * Where users were alone up to now, deletion in steps has come before the follows: their view of the counts learns here
 * what it leaves out. Elsewhere the migration of that name makes the same view later.
 */
async function leaveOutDeletions(runner: QueryRunner): Promise<void> {
  const views = (await runner.query(
    `SELECT name FROM sqlite_schema WHERE type = 'view' AND name = 'user_counts'`,
  )) as unknown[];
  if (views.length === 0) return;
  await runner.query(`DROP VIEW user_counts`);
  await runner.query(`
    CREATE VIEW user_counts AS
    SELECT c.user_id,
      c.followers_count - (
        SELECT count(*) FROM deleted_users d
        CROSS JOIN follows f ON f.follower_id = d.id AND f.followee_id = c.user_id
      ) AS followers_count,
      c.following_count - (
        SELECT count(*) FROM deleted_users d
        CROSS JOIN follows f ON f.follower_id = c.user_id AND f.followee_id = d.id
      ) AS following_count
    FROM user_counters c`);
}
