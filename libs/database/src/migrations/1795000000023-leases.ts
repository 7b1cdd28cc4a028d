import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which process does a work that one may do at a time, and until when it need not be looked at again (milliseconds). */
export class Leases1795000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.connection.options.type === 'better-sqlite3';
    await runner.query(`
      CREATE TABLE leases (
        name TEXT NOT NULL PRIMARY KEY,
        holder TEXT NOT NULL,
        held_until ${isSqlite ? 'INTEGER' : 'BIGINT'} NOT NULL
      ) ${isSqlite ? 'STRICT' : ''}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE leases`);
  }
}
