import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables with rows of before, of which nobody knows who called. */
const LOGGED = ['follow_events', 'pending_auto_accepts'];

/**
 * Who called for a change stands in its event, and in what goes on in the background for a user. No id of a caller is a foreign
 * key: history outlives them.
 */
export class WhoDidIt1795000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.connection.options.type === 'better-sqlite3';
    const integer = isSqlite ? 'INTEGER' : 'BIGINT';
    for (const table of LOGGED) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN caller_id ${integer}`);
      await runner.query(`ALTER TABLE ${table} ADD COLUMN service TEXT`);
    }
    await runner.query(`
      CREATE TABLE pending_departures (
        user_id ${integer} PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
        caller_id ${integer},
        service TEXT
      ) ${isSqlite ? 'STRICT' : ''}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE pending_departures`);
    for (const table of LOGGED.toReversed()) {
      await runner.query(`ALTER TABLE ${table} DROP COLUMN service`);
      await runner.query(`ALTER TABLE ${table} DROP COLUMN caller_id`);
    }
  }
}
