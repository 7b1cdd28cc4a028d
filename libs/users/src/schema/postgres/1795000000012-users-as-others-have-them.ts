import type { MigrationInterface, QueryRunner } from 'typeorm';

const CARD = `
          '{"id":' || id::text || ',"externalId":' || coalesce(json_text(external_id), 'null')
            || ',"firstName":' || json_text(first_name) || ',"lastName":' || coalesce(json_text(last_name), 'null')
            || ',"type":' || json_text(type) || ',"isPrivate":' || CASE is_private WHEN 1 THEN 'true' ELSE 'false' END
            || ',"metadata":' || metadata`;

const CARD_BEFORE = `
          '{"id":' || id::text || ',"firstName":' || json_text(first_name) || ',"lastName":' || json_text(last_name)
            || ',"email":' || json_text(email) || ',"type":' || json_text(type)
            || ',"isPrivate":' || CASE is_private WHEN 1 THEN 'true' ELSE 'false' END`;

/** The first version that can change what a generated column is made of. */
const SETS_EXPRESSIONS = 170_000;

/**
 * The caller's own id of a user, metadata, and users without a last name or an email. Cards show the first two, and emails
 * no more.
 *
 * The cards make PostgreSQL write the table of users anew, once; it is locked for as long, some seconds for each million.
 */
export class UsersAsOthersHaveThem1795000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW user_card_json`);
    await runner.query(`DROP VIEW user_cards`);
    await runner.query(`
      ALTER TABLE users
        ALTER COLUMN last_name DROP NOT NULL,
        ALTER COLUMN email DROP NOT NULL,
        ALTER COLUMN email_key DROP NOT NULL,
        ADD COLUMN external_id TEXT COLLATE "C" CHECK (length(external_id) BETWEEN 1 AND 255),
        ADD COLUMN metadata TEXT COLLATE "C" NOT NULL DEFAULT '{}' CHECK (octet_length(metadata) <= 2048)`);
    await makeCards(runner, CARD);
    await runner.query(
      `CREATE UNIQUE INDEX users_external_id ON users (external_id) WHERE external_id IS NOT NULL`,
    );
    await makeViews(runner, 'id, external_id, first_name, last_name, email, type, is_private, metadata');
  }

  /** Who has no last name or no email gets one that nobody would give. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE users SET last_name = '-', name_key = name_key || ' -', last_name_key = '-' WHERE last_name IS NULL`,
    );
    await runner.query(`UPDATE users SET email = '', email_key = 'absent ' || id WHERE email_key IS NULL`);
    await runner.query(`DROP VIEW user_card_json`);
    await runner.query(`DROP VIEW user_cards`);
    await makeCards(runner, CARD_BEFORE);
    await runner.query(`
      ALTER TABLE users
        DROP COLUMN metadata,
        DROP COLUMN external_id,
        ALTER COLUMN email_key SET NOT NULL,
        ALTER COLUMN email SET NOT NULL,
        ALTER COLUMN last_name SET NOT NULL`);
    await makeViews(runner, 'id, first_name, last_name, email, type, is_private');
  }
}

async function makeCards(runner: QueryRunner, card: string): Promise<void> {
  const [{ version }] = (await runner.query(
    `SELECT current_setting('server_version_num')::int AS version`,
  )) as [{ readonly version: number }];
  await runner.query(
    version >= SETS_EXPRESSIONS
      ? `ALTER TABLE users ALTER COLUMN card SET EXPRESSION AS (${card})`
      : `ALTER TABLE users DROP COLUMN card, ADD COLUMN card TEXT NOT NULL GENERATED ALWAYS AS (${card}) STORED`,
  );
}

async function makeViews(runner: QueryRunner, columns: string): Promise<void> {
  await runner.query(`
      CREATE VIEW user_cards AS
      SELECT ${columns}, name_key, last_name_key
      FROM users WHERE deleted_at IS NULL`);
  await runner.query(
    `CREATE VIEW user_card_json AS SELECT id AS user_id, card FROM users WHERE deleted_at IS NULL`,
  );
}
