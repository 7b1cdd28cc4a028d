import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Webhooks, and what became of what was sent to each. Times are milliseconds since 1970 UTC. A delivery holds no event: that stays
 * in the log, where it can be forgotten.
 */
export class Webhooks1795000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.connection.options.type === 'better-sqlite3';
    const integer = isSqlite ? 'INTEGER' : 'BIGINT';
    const id = isSqlite
      ? 'id INTEGER PRIMARY KEY AUTOINCREMENT'
      : 'id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY';
    const strict = isSqlite ? 'STRICT' : '';
    await runner.query(`
      CREATE TABLE webhooks (
        ${id},
        url TEXT NOT NULL,
        description TEXT,
        types TEXT,
        status TEXT NOT NULL,
        paused_because TEXT,
        secret TEXT NOT NULL,
        previous_secret TEXT,
        previous_until ${integer},
        place TEXT NOT NULL,
        failures ${integer} NOT NULL DEFAULT 0,
        next_attempt_at ${integer},
        version ${integer} NOT NULL DEFAULT 1,
        created_at ${integer} NOT NULL,
        updated_at ${integer} NOT NULL
      ) ${strict}`);
    await runner.query(`
      CREATE TABLE webhook_deliveries (
        ${id},
        webhook_id ${integer} NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
        message_id TEXT NOT NULL,
        type TEXT NOT NULL,
        status TEXT NOT NULL,
        attempts ${integer} NOT NULL,
        response_status ${integer},
        error TEXT,
        created_at ${integer} NOT NULL,
        last_attempt_at ${integer} NOT NULL
      ) ${strict}`);
    await runner.query(
      `CREATE UNIQUE INDEX webhook_deliveries_by_message ON webhook_deliveries (webhook_id, message_id)`,
    );
    await runner.query(`CREATE INDEX webhook_deliveries_newest ON webhook_deliveries (webhook_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE webhook_deliveries`);
    await runner.query(`DROP TABLE webhooks`);
  }
}
