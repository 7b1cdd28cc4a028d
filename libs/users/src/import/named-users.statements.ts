import { type Statement, statement } from '@retinue/database';
import { insertPlaceholders, PLACEHOLDER_COLUMNS, placeholderEmail } from './user-import.statements.js';
import type { ExternalUserRows, MissingRows, UserRows } from './user-rows.js';
import { IN_PART, type PartParameters } from './user-rows.statements.js';

/** SQL: there is such a user. One who is being deleted is nobody. */
const isUser = (condition: string): string =>
  `EXISTS (SELECT 1 FROM users u WHERE ${condition} AND u.deleted_at IS NULL)`;

export function findMissing({ table, id, place }: UserRows, missing: MissingRows): Statement<PartParameters> {
  return statement(`
    INSERT INTO ${missing.table} (${missing.id}, ${missing.isSpent})
    SELECT given.${id}, CASE WHEN EXISTS (SELECT 1 FROM spent_user_ids s WHERE s.user_id = given.${id}) THEN 1 ELSE 0 END
    FROM ${table} AS given
    WHERE given.${place} ${IN_PART} AND NOT ${isUser(`u.id = given.${id}`)} ORDER BY given.${place}`);
}

export function findIds({ table, id, place, externalId }: ExternalUserRows): Statement<PartParameters> {
  const condition = `u.external_id = ${table}.${externalId} AND u.deleted_at IS NULL`;
  return statement(`
    UPDATE ${table} SET ${id} = u.id FROM users u WHERE ${table}.${place} ${IN_PART} AND ${condition}`);
}

/** Makes a user called "User <id>" for each id that nobody has or had: what an import would make of one with these values. */
export function addWithIds({
  table,
  id,
  place,
}: UserRows): Statement<
  PartParameters & { readonly type: string; readonly now: number; readonly largest: number }
> {
  return statement(
    insertPlaceholders(
      `SELECT ${id} AS id FROM ${table} WHERE ${place} ${IN_PART} AND ${id} <= :largest ORDER BY ${id}`,
    ),
  );
}

/** Rows of which {@link addWithIds} can make no user, since another has the email. */
export function removeWithTakenEmails({ table, id }: UserRows): Statement {
  return statement(
    `DELETE FROM ${table} WHERE EXISTS (SELECT 1 FROM users u WHERE u.email_key = ${placeholderEmail(`${table}.${id}`)})`,
  );
}

/** Makes one called "User" for each external id, with the next id. */
export function addWithExternalIds({
  table,
  place,
  externalId,
}: ExternalUserRows): Statement<PartParameters & { readonly type: string; readonly now: number }> {
  return statement(`
    INSERT INTO users (${PLACEHOLDER_COLUMNS})
    SELECT ${externalId}, 'User', NULL, NULL, NULL, 'user', '', :type, 0, '{}', 1, CAST(:now AS BIGINT), CAST(:now AS BIGINT)
    FROM ${table} WHERE ${place} ${IN_PART} ORDER BY ${place}
    ON CONFLICT DO NOTHING`);
}

/** Rows whom nobody is after all: the email of a user to be made, say, is another's. */
export function removeMissing({ table, id, place }: UserRows): Statement<PartParameters> {
  return statement(
    `DELETE FROM ${table} WHERE ${place} ${IN_PART} AND NOT ${isUser(`u.id = ${table}.${id}`)}`,
  );
}
