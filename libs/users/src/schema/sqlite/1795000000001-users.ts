import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Users, their counters, and the view that other modules' lists join.
 *
 * AUTOINCREMENT: the id of a deleted user is never given out again. Times are milliseconds since 1970 UTC.
 * `email_key`, `name_key` and `last_name_key` are the lower-case forms that uniqueness and prefix search
 * work on, written by the application: SQLite's own lower() knows ASCII only.
 */
export class Users1795000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE users (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        first_name TEXT NOT NULL CHECK (length(first_name) BETWEEN 1 AND 50),
        last_name TEXT NOT NULL CHECK (length(last_name) BETWEEN 1 AND 50),
        email TEXT NOT NULL CHECK (length(email) <= 254),
        email_key TEXT NOT NULL,
        name_key TEXT NOT NULL,
        last_name_key TEXT NOT NULL,
        type TEXT NOT NULL,
        is_private INTEGER NOT NULL CHECK (is_private IN (0, 1)),
        version INTEGER NOT NULL CHECK (version >= 1),
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL
      ) STRICT`);
    await runner.query(`CREATE UNIQUE INDEX users_email_key ON users (email_key)`);
    await runner.query(`CREATE INDEX users_type ON users (type, id)`);
    await runner.query(`CREATE INDEX users_name_key ON users (name_key, id)`);
    await runner.query(`CREATE INDEX users_last_name_key ON users (last_name_key, id)`);
    await runner.query(`
      CREATE TABLE user_counters (
        user_id INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
        followers_count INTEGER NOT NULL CHECK (followers_count >= 0),
        following_count INTEGER NOT NULL CHECK (following_count >= 0)
      ) STRICT`);
    await runner.query(`
      CREATE VIEW user_cards AS
      SELECT id, first_name, last_name, email, type, is_private, name_key, last_name_key FROM users`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW user_cards`);
    await runner.query(`DROP TABLE user_counters`);
    await runner.query(`DROP TABLE users`);
  }
}
