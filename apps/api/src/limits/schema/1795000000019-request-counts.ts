import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What instances have counted of requests, for their limits. Unlogged: it changes ten times a second, and what is lost with a
 * crash is a minute of counting.
 */
export class RequestCounts1795000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNLOGGED TABLE request_counts (
        key TEXT PRIMARY KEY,
        points BIGINT NOT NULL,
        ends_at BIGINT NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE request_counts`);
  }
}
