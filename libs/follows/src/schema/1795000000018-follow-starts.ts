import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When users made new follows and requests, for the limit of a day. The history can't say it: a request that was withdrawn
 * or rejected is nowhere, and it has reached its followee all the same.
 */
export class FollowStarts1795000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.connection.options.type === 'better-sqlite3';
    const integer = isSqlite ? 'INTEGER' : 'BIGINT';
    await runner.query(`
      CREATE TABLE follow_starts (
        follower_id ${integer} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        created_at ${integer} NOT NULL,
        starts ${integer} NOT NULL,
        PRIMARY KEY (follower_id, created_at)
      ) ${isSqlite ? 'STRICT, WITHOUT ROWID' : ''}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE follow_starts`);
  }
}
