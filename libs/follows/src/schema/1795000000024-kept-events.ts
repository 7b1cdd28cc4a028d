import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The log says up to where it has been trimmed, so that readers from before that are told. */
export class KeptEvents1795000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.connection.options.type === 'better-sqlite3';
    await runner.query(
      `ALTER TABLE log_identity ADD COLUMN trimmed_to ${isSqlite ? 'INTEGER' : 'BIGINT'} NOT NULL DEFAULT 0`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE log_identity DROP COLUMN trimmed_to`);
  }
}
