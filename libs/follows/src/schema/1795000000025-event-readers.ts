import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far each named reader of the log has come. */
export class EventReaders1795000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.connection.options.type === 'better-sqlite3';
    const integer = isSqlite ? 'INTEGER' : 'BIGINT';
    await runner.query(`
      CREATE TABLE event_readers (
        name TEXT NOT NULL PRIMARY KEY,
        place ${integer} NOT NULL,
        updated_at ${integer} NOT NULL
      ) ${isSqlite ? 'STRICT' : ''}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE event_readers`);
  }
}
