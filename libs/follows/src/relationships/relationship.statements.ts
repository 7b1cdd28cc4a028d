import { keyedStatement, type SqlDialect, statement } from '@retinue/database';
import { bitOf, LINK_NAMES, type LinkName, type RelationshipRow } from './relationship.mapper.js';

/** What else there may be between two users, and how it is found; `me` and `other` are cards. */
const LINKS: Readonly<Record<LinkName, string>> = {
  followedBy: `SELECT 1 FROM follows WHERE follower_id = other.id AND followee_id = me.id`,
  requested: `SELECT 1 FROM follow_requests WHERE follower_id = me.id AND followee_id = other.id`,
  requestedBy: `SELECT 1 FROM follow_requests WHERE follower_id = other.id AND followee_id = me.id`,
  blocking: `SELECT 1 FROM blocks WHERE blocker_id = me.id AND blocked_id = other.id`,
  blockedBy: `SELECT 1 FROM blocks WHERE blocker_id = other.id AND blocked_id = me.id`,
  muting: `SELECT 1 FROM mutes WHERE muter_id = me.id AND muted_id = other.id AND (expires_at IS NULL OR expires_at > :now)`,
};

/** One number for all of {@link LINKS}: a value for each of them costs more than finding it does. */
const LINK_BITS = LINK_NAMES.map(
  (name) => `CASE WHEN EXISTS (${LINKS[name]}) THEN ${1 << bitOf(name)} ELSE 0 END`,
).join(' + ');

/** @param asked SQL for rows of `ordinal`, `user_id` and `other_id` */
const relationshipsOf = (sql: SqlDialect, asked: string): string => `
  SELECT asked.ordinal, me.id AS user_id, me.external_id AS user_external_id, other.id AS other_id,
    other.external_id AS other_external_id, forth.created_at AS followed_at, ${LINK_BITS} AS links
  FROM (${asked}) asked
  ${sql.thenJoin} user_cards me ON me.id = asked.user_id
  ${sql.thenJoin} user_cards other ON other.id = asked.other_id
  LEFT JOIN follows forth ON forth.follower_id = me.id AND forth.followee_id = other.id`;

/** `pairs` is a JSON array of [user id, other id]. Those of which somebody does not exist are left out. */
export const RELATIONSHIPS = statement<{ readonly now: number; readonly pairs: string }, RelationshipRow>(
  (sql) => relationshipsOf(sql, sql.rowsOf({ user_id: 'integer', other_id: 'integer' }, ':pairs')),
);

/** The same of one pair, for which reading JSON is a third of the work. */
export const RELATIONSHIP = keyedStatement<
  { readonly now: number; readonly userId: number; readonly otherId: number },
  RelationshipRow
>({ now: 'integer', userId: 'integer', otherId: 'integer' }, (sql) =>
  relationshipsOf(
    sql,
    `SELECT 0 AS ordinal, CAST(:userId AS BIGINT) AS user_id, CAST(:otherId AS BIGINT) AS other_id`,
  ),
);

/** Who has an external id; nobody, when it is null. */
const BY_EXTERNAL_ID = (externalId: string): string =>
  `(SELECT id FROM user_cards WHERE external_id = CAST(${externalId} AS TEXT))`;

/** One of the two is null, for each of the users. */
interface KeysParameters {
  readonly now: number;
  readonly userId: number | null;
  readonly userExternalId: string | null;
  readonly otherId: number | null;
  readonly otherExternalId: string | null;
}

/** What is between two of whom one is named by an external id, or both. */
export const RELATIONSHIP_BY_KEYS = keyedStatement<KeysParameters, RelationshipRow>(
  {
    now: 'integer',
    userId: 'integer',
    userExternalId: 'text',
    otherId: 'integer',
    otherExternalId: 'text',
  },
  (sql) =>
    relationshipsOf(
      sql,
      `SELECT 0 AS ordinal,
      coalesce(CAST(:userId AS BIGINT), ${BY_EXTERNAL_ID(':userExternalId')}) AS user_id,
      coalesce(CAST(:otherId AS BIGINT), ${BY_EXTERNAL_ID(':otherExternalId')}) AS other_id`,
    ),
);
