import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What can be between two users, the log of every change of a follow, and the keys of repeatable requests: as on
 * SQLite.
 *
 * The indexes of `follow_events` hold the id, which SQLite's do by themselves: a page of history is read in order.
 */
export class Follows1795000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(pairTable('follows', 'follower_id', 'followee_id'));
    await runner.query(`CREATE INDEX follows_by_follower ON follows (follower_id, created_at, followee_id)`);
    await runner.query(`CREATE INDEX follows_by_followee ON follows (followee_id, created_at, follower_id)`);
    await runner.query(`
      CREATE OR REPLACE VIEW user_counts AS
      SELECT c.user_id,
        c.followers_count - (
          SELECT count(*) FROM deleted_users d JOIN follows f ON f.follower_id = d.id AND f.followee_id = c.user_id
        ) AS followers_count,
        c.following_count - (
          SELECT count(*) FROM deleted_users d JOIN follows f ON f.follower_id = c.user_id AND f.followee_id = d.id
        ) AS following_count
      FROM user_counters c`);
    await runner.query(`
      CREATE TABLE follow_events (
        id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        type TEXT NOT NULL,
        actor_id BIGINT NOT NULL,
        subject_id BIGINT NOT NULL,
        created_at BIGINT NOT NULL
      )`);
    await runner.query(`CREATE INDEX follow_events_by_actor ON follow_events (actor_id, created_at, id)`);
    await runner.query(`CREATE INDEX follow_events_by_subject ON follow_events (subject_id, created_at, id)`);

    await runner.query(pairTable('follow_requests', 'follower_id', 'followee_id'));
    await runner.query(
      `CREATE INDEX follow_requests_by_followee ON follow_requests (followee_id, created_at, follower_id)`,
    );
    await runner.query(`
      CREATE TABLE opened_accounts (user_id BIGINT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE)`);
    await runner.query(pairTable('blocks', 'blocker_id', 'blocked_id'));
    await runner.query(`CREATE INDEX blocks_by_blocker ON blocks (blocker_id, created_at, blocked_id)`);
    await runner.query(`CREATE INDEX blocks_by_blocked ON blocks (blocked_id, blocker_id)`);
    await runner.query(pairTable('mutes', 'muter_id', 'muted_id', 'expires_at BIGINT,'));
    await runner.query(`CREATE INDEX mutes_by_muter ON mutes (muter_id, created_at, muted_id)`);
    await runner.query(`CREATE INDEX mutes_by_muted ON mutes (muted_id, muter_id)`);
    await runner.query(`CREATE INDEX mutes_by_end ON mutes (expires_at) WHERE expires_at IS NOT NULL`);

    await runner.query(`
      CREATE TABLE idempotency_keys (
        scope TEXT NOT NULL,
        idempotency_key TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        claim TEXT NOT NULL,
        claimed_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL,
        result TEXT,
        PRIMARY KEY (scope, idempotency_key)
      )`);
    await runner.query(`CREATE INDEX idempotency_keys_by_end ON idempotency_keys (expires_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE OR REPLACE VIEW user_counts AS SELECT user_id, followers_count, following_count FROM user_counters`,
    );
    const tables =
      'idempotency_keys, mutes, blocks, opened_accounts, follow_requests, follow_events, follows';
    await runner.query(`DROP TABLE ${tables}`);
  }
}

function pairTable(name: string, from: string, to: string, further = ''): string {
  return `
      CREATE TABLE ${name} (
        ${from} BIGINT NOT NULL REFERENCES users (id),
        ${to} BIGINT NOT NULL REFERENCES users (id),
        created_at BIGINT NOT NULL,
        ${further}
        PRIMARY KEY (${from}, ${to}),
        CHECK (${from} <> ${to})
      )`;
}
