import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A user with many edges is deleted in steps: `deleted_at` marks it, and from then on nobody sees it.
 *
 * - `user_cards`, which every list joins, leaves it out.
 * - `deleted_users` names those whose deletion still goes on: twenty at most (UserDeletions), read out of a partial index.
 * - `user_counts` is what a user's counts are for everyone: the stored ones, which hold every edge that is
 *   still there, less the edges to and from such users. So counts equal lists from the first moment, and the
 *   deletion need not touch a million counters at once.
 */
export class DeletionInSteps1795000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE users ADD COLUMN deleted_at INTEGER`);
    await runner.query(`CREATE INDEX users_deleted ON users (id) WHERE deleted_at IS NOT NULL`);
    await runner.query(`DROP VIEW user_cards`);
    await runner.query(`
      CREATE VIEW user_cards AS
      SELECT id, first_name, last_name, email, type, is_private, name_key, last_name_key
      FROM users WHERE deleted_at IS NULL`);
    await runner.query(`
      CREATE VIEW deleted_users AS
      SELECT id FROM users WHERE deleted_at IS NOT NULL`);
    // In a database of users alone there is nothing to leave out, until the tables of follows come.
    if (!(await runner.hasTable('follows'))) {
      await runner.query(
        `CREATE VIEW user_counts AS SELECT user_id, followers_count, following_count FROM user_counters`,
      );
      return;
    }
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

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW user_counts`);
    await runner.query(`DROP VIEW deleted_users`);
    await runner.query(`DROP VIEW user_cards`);
    await runner.query(`DROP INDEX users_deleted`);
    await runner.query(`ALTER TABLE users DROP COLUMN deleted_at`);
    await runner.query(`
      CREATE VIEW user_cards AS
      SELECT id, first_name, last_name, email, type, is_private, name_key, last_name_key FROM users`);
  }
}
