import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Requests that a client may repeat: what was asked under a key (`fingerprint`), and, once it is done, what came
 * of it (`result`). `claim` tells two that try at once apart. Rows go when they are past `expires_at`.
 */
export class IdempotencyKeys1795000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotency_keys (
        scope TEXT NOT NULL,
        idempotency_key TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        claim TEXT NOT NULL,
        claimed_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        result TEXT,
        PRIMARY KEY (scope, idempotency_key)
      ) STRICT`);
    await runner.query(`CREATE INDEX idempotency_keys_by_end ON idempotency_keys (expires_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE idempotency_keys`);
  }
}
