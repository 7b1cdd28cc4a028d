import type { MigrationInterface, QueryRunner } from 'typeorm';

const edges = (pair: string): string => `
  SELECT count(*) FROM (SELECT id FROM deleted_users OFFSET 0) d
  CROSS JOIN LATERAL (SELECT 1 FROM follows f WHERE ${pair} OFFSET 0) f`;

/**
 * What a user's counts leave out is looked up for each user in deletion, twenty at most. The planner was free to go
 * through all followers of a celebrity instead, and did so when its statistics were old; OFFSET 0 keeps it from that.
 */
export class CountsByDeletions1795000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE VIEW user_counts AS
      SELECT c.user_id,
        c.followers_count - (${edges('f.follower_id = d.id AND f.followee_id = c.user_id')}) AS followers_count,
        c.following_count - (${edges('f.follower_id = c.user_id AND f.followee_id = d.id')}) AS following_count
      FROM user_counters c`);
  }

  async down(runner: QueryRunner): Promise<void> {
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
  }
}
