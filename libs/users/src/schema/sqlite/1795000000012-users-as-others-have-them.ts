import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteTable } from '../rewrite-table.js';

/** Columns that may be empty from here on. */
const OPTIONAL = ['last_name', 'email', 'email_key'];

/** The card of a user as a JSON object without its closing brace: a list adds the time, and closes it. */
const openCard = (row: string): string => `
  '{"id":' || ${row}.id || ',"externalId":' || json_quote(${row}.external_id)
    || ',"firstName":' || json_quote(${row}.first_name) || ',"lastName":' || json_quote(${row}.last_name)
    || ',"type":' || json_quote(${row}.type) || ',"isPrivate":' || iif(${row}.is_private, 'true', 'false')
    || ',"metadata":' || ${row}.metadata`;

const openCardBefore = (row: string): string => `
  '{"id":' || ${row}.id || ',"firstName":' || json_quote(${row}.first_name) || ',"lastName":' || json_quote(${row}.last_name)
    || ',"email":' || json_quote(${row}.email) || ',"type":' || json_quote(${row}.type)
    || ',"isPrivate":' || iif(${row}.is_private, 'true', 'false')`;

/**
 * The caller's own id of a user, metadata, and users without a last name or an email. Cards show the first two, and emails
 * no more.
 *
 * No row of `users` is written anew, however many there are: SQLite takes a constraint away by a change of the table's text
 * alone. All cards are written anew, which takes some seconds for each million.
 */
export class UsersAsOthersHaveThem1795000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rewriteTable(runner, 'users', (sql) =>
      OPTIONAL.reduce((text, column) => replaceOnce(text, `${column} TEXT NOT NULL`, `${column} TEXT`), sql),
    );
    await runner.query(
      `ALTER TABLE users ADD COLUMN external_id TEXT CHECK (length(external_id) BETWEEN 1 AND 255)`,
    );
    await runner.query(
      `ALTER TABLE users ADD COLUMN metadata TEXT NOT NULL DEFAULT '{}' CHECK (octet_length(metadata) <= 2048)`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX users_external_id ON users (external_id) WHERE external_id IS NOT NULL`,
    );
    await runner.query(`DROP VIEW user_cards`);
    await runner.query(`
      CREATE VIEW user_cards AS
      SELECT id, external_id, first_name, last_name, email, type, is_private, metadata, name_key, last_name_key
      FROM users WHERE deleted_at IS NULL`);
    await keepCards(runner, openCard, 'external_id, first_name, last_name, type, is_private, metadata');
  }

  /** Who has no last name or no email gets one that nobody would give. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER users_changed_card`);
    await runner.query(`DROP TRIGGER users_inserted_card`);
    await runner.query(
      `UPDATE users SET last_name = '-', name_key = name_key || ' -', last_name_key = '-' WHERE last_name IS NULL`,
    );
    await runner.query(`UPDATE users SET email = '', email_key = 'absent ' || id WHERE email_key IS NULL`);
    await runner.query(`DROP VIEW user_cards`);
    await runner.query(`DROP INDEX users_external_id`);
    await runner.query(`ALTER TABLE users DROP COLUMN metadata`);
    await runner.query(`ALTER TABLE users DROP COLUMN external_id`);
    await rewriteTable(runner, 'users', (sql) =>
      OPTIONAL.reduce((text, column) => replaceOnce(text, `${column} TEXT`, `${column} TEXT NOT NULL`), sql),
    );
    await runner.query(`
      CREATE VIEW user_cards AS
      SELECT id, first_name, last_name, email, type, is_private, name_key, last_name_key
      FROM users WHERE deleted_at IS NULL`);
    await keepCards(runner, openCardBefore, 'first_name, last_name, email, type, is_private');
  }
}

/** Writes all cards, and has them written whenever a user comes or changes. */
async function keepCards(runner: QueryRunner, card: (row: string) => string, columns: string): Promise<void> {
  await runner.query(`DROP TRIGGER IF EXISTS users_changed_card`);
  await runner.query(`DROP TRIGGER IF EXISTS users_inserted_card`);
  await runner.query(`DELETE FROM user_card_json`);
  await runner.query(`
      INSERT INTO user_card_json SELECT u.id, ${card('u')} FROM users u WHERE u.deleted_at IS NULL ORDER BY u.id`);
  await runner.query(`
      CREATE TRIGGER users_inserted_card AFTER INSERT ON users WHEN new.deleted_at IS NULL BEGIN
        INSERT INTO user_card_json VALUES (new.id, ${card('new')});
      END`);
  await runner.query(`
      CREATE TRIGGER users_changed_card
      AFTER UPDATE OF ${columns} ON users WHEN new.deleted_at IS NULL BEGIN
        UPDATE user_card_json SET card = ${card('new')} WHERE user_id = new.id;
      END`);
}

/** @throws Error when the text is there never, or in several columns' definitions */
function replaceOnce(sql: string, text: string, by: string): string {
  const parts = sql.split(new RegExp(`\\b${text}\\b`));
  if (parts.length !== 2) throw new Error(`The table of users is not as it was made: ${sql}`);
  return parts.join(by);
}
