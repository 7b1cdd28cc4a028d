import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ids of users who were deleted: nobody else ever gets one, by an import neither. Nothing but the number is kept.
 *
 * Of those deleted before this table, it knows who is in the history, and who had the largest id of all.
 */
export class SpentUserIds1795000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE spent_user_ids (user_id INTEGER PRIMARY KEY) STRICT`);
    // A database of users alone has no history.
    const inHistory = (await runner.hasTable('follow_events'))
      ? `SELECT actor_id AS id FROM follow_events UNION SELECT subject_id FROM follow_events UNION`
      : '';
    await runner.query(`
      INSERT INTO spent_user_ids (user_id)
      SELECT id FROM (
        ${inHistory}
        SELECT seq AS id FROM sqlite_sequence WHERE name = 'users' AND seq > 0
        UNION SELECT id FROM users WHERE deleted_at IS NOT NULL
      )
      WHERE id NOT IN (SELECT id FROM users WHERE deleted_at IS NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE spent_user_ids`);
  }
}
