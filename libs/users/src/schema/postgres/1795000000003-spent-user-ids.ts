import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ids of users who were deleted, as on SQLite. Of those deleted before this table, it knows who is in the history:
 * the sequence tells nothing, since a user that was refused took a number, too.
 */
export class SpentUserIds1795000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE spent_user_ids (user_id BIGINT PRIMARY KEY)`);
    // A database of users alone has no history.
    const inHistory = (await runner.hasTable('follow_events'))
      ? `SELECT actor_id AS id FROM follow_events UNION SELECT subject_id FROM follow_events UNION`
      : '';
    await runner.query(`
      INSERT INTO spent_user_ids (user_id)
      SELECT id FROM (
        ${inHistory}
        SELECT id FROM users WHERE deleted_at IS NOT NULL
      ) AS known
      WHERE NOT EXISTS (SELECT FROM users u WHERE u.id = known.id AND u.deleted_at IS NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE spent_user_ids`);
  }
}
