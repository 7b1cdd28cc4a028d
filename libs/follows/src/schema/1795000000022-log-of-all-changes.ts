import { randomInt } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The changes of edges: what a history is made of. As it was when this was released. */
const OF_EDGES = `type IN ('follow', 'import', 'accept_follower', 'unfollow', 'remove_follower', 'block_followee', 'block_follower', 'leave_followee', 'leave_follower')`;

const INDEXES: Readonly<Record<string, string>> = {
  follow_events_by_actor: 'actor_id',
  follow_events_by_subject: 'subject_id',
};

/** `randomInt` takes no more. */
const MAX_TAG = 2 ** 48 - 1;

/**
 * The log of follows becomes that of all changes. A history looks at changes of follows alone, however many others its user has
 * made, so its indexes hold no others.
 */
export class LogOfAllChanges1795000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.connection.options.type === 'better-sqlite3';
    await runner.query(`ALTER TABLE follow_events ADD COLUMN data TEXT`);
    await replaceIndexes(runner, isSqlite, ` WHERE ${OF_EDGES}`);
    await runner.query(
      `CREATE TABLE log_identity (tag ${isSqlite ? 'INTEGER' : 'BIGINT'} PRIMARY KEY) ${isSqlite ? 'STRICT' : ''}`,
    );
    await runner.query(`INSERT INTO log_identity (tag) VALUES (${randomInt(1, MAX_TAG)})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.connection.options.type === 'better-sqlite3';
    await runner.query(`DROP TABLE log_identity`);
    await runner.query(`DELETE FROM follow_events WHERE NOT (${OF_EDGES})`);
    await replaceIndexes(runner, isSqlite, '');
    await runner.query(`ALTER TABLE follow_events DROP COLUMN data`);
  }
}

async function replaceIndexes(runner: QueryRunner, isSqlite: boolean, where: string): Promise<void> {
  for (const [name, column] of Object.entries(INDEXES)) {
    // SQLite's indexes end in the row's id by themselves.
    const columns = isSqlite ? `${column}, created_at` : `${column}, created_at, id`;
    await runner.query(`DROP INDEX ${name}`);
    await runner.query(`CREATE INDEX ${name} ON follow_events (${columns})${where}`);
  }
}
