import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What else can be between two users, each table in the shape of `follows`: the pair, since when, and an index
 * for each way it is read. The second index of blocks and mutes serves the deletion of a user.
 *
 * `opened_accounts` holds the users that turned public while more requests waited than one transaction
 * accepts: the rest is accepted in steps, and this is where the next start finds them.
 *
 * The indexes on `follow_events` read a user's history by time, as who acted and as who was acted upon.
 */
export class RequestsBlocksMutes1795000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE follow_requests (
        follower_id INTEGER NOT NULL REFERENCES users (id),
        followee_id INTEGER NOT NULL REFERENCES users (id),
        created_at INTEGER NOT NULL,
        PRIMARY KEY (follower_id, followee_id),
        CHECK (follower_id <> followee_id)
      ) STRICT, WITHOUT ROWID`);
    await runner.query(
      `CREATE INDEX follow_requests_by_followee ON follow_requests (followee_id, created_at, follower_id)`,
    );
    await runner.query(`
      CREATE TABLE opened_accounts (
        user_id INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE
      ) STRICT`);
    await runner.query(`
      CREATE TABLE blocks (
        blocker_id INTEGER NOT NULL REFERENCES users (id),
        blocked_id INTEGER NOT NULL REFERENCES users (id),
        created_at INTEGER NOT NULL,
        PRIMARY KEY (blocker_id, blocked_id),
        CHECK (blocker_id <> blocked_id)
      ) STRICT, WITHOUT ROWID`);
    await runner.query(`CREATE INDEX blocks_by_blocker ON blocks (blocker_id, created_at, blocked_id)`);
    await runner.query(`CREATE INDEX blocks_by_blocked ON blocks (blocked_id, blocker_id)`);
    await runner.query(`
      CREATE TABLE mutes (
        muter_id INTEGER NOT NULL REFERENCES users (id),
        muted_id INTEGER NOT NULL REFERENCES users (id),
        created_at INTEGER NOT NULL,
        expires_at INTEGER,
        PRIMARY KEY (muter_id, muted_id),
        CHECK (muter_id <> muted_id)
      ) STRICT, WITHOUT ROWID`);
    await runner.query(`CREATE INDEX mutes_by_muter ON mutes (muter_id, created_at, muted_id)`);
    await runner.query(`CREATE INDEX mutes_by_muted ON mutes (muted_id, muter_id)`);
    await runner.query(`CREATE INDEX mutes_by_end ON mutes (expires_at) WHERE expires_at IS NOT NULL`);
    await runner.query(`CREATE INDEX follow_events_by_actor ON follow_events (actor_id, created_at)`);
    await runner.query(`CREATE INDEX follow_events_by_subject ON follow_events (subject_id, created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX follow_events_by_subject`);
    await runner.query(`DROP INDEX follow_events_by_actor`);
    await runner.query(`DROP TABLE mutes`);
    await runner.query(`DROP TABLE blocks`);
    await runner.query(`DROP TABLE opened_accounts`);
    await runner.query(`DROP TABLE follow_requests`);
  }
}
