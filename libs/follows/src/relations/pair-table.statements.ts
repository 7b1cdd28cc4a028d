import {
  asJsonPage,
  type JsonPage,
  type SqlDialect,
  type SqlValue,
  type Statement,
  statement,
} from '@retinue/database';
import { cardRow } from './card.mapper.js';
import { type ExpiringPairStatements, expiringPairStatements } from './expiring-pair.statements.js';
import {
  LAST_IN_WINDOW,
  WINDOW_END,
  type WindowEnd,
  type WindowParameters,
  withWindow,
} from './list-window.statements.js';
import { linksOfViewer } from './viewer.statements.js';
import type { IdPair, SinceName } from './relation.js';

/** A table of ordered pairs of users. */
export interface PairTableNames {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Which end a list of it shows, of the rows that a user is at the other end of. */
  readonly listed: 'from' | 'to';
  /** What the time of a row is called in lists of it. */
  readonly since: SinceName;
  /** The column of when a row expires; left out where rows don't. */
  readonly expiresAt?: string;
  /** SQL for which rows count as there, such as `expires_at > :now`; left out where all do. */
  readonly condition?: string;
}

/** Values for the parameters of a table's condition, by name. */
export type ConditionValues = Readonly<Record<string, SqlValue>>;

/** A whole row. */
export interface PairRow extends IdPair {
  readonly created_at: number;
  readonly expires_at: number | null;
}

interface PairsParameter {
  /** A JSON array of [from id, to id], and of a time where rows are added. */
  readonly pairs: string;
}

type PageParameters = WindowParameters & {
  readonly userId: number;
  /** To start after. */
  readonly startTime: number;
  readonly startId: number;
  readonly limit: number;
};

export interface PairTableStatements {
  /** Answers those that were not there. */
  readonly add: Statement<PairsParameter, IdPair>;
  /** Answers those that were there. */
  readonly remove: Statement<PairsParameter, IdPair>;
  /** Removes rows of a user, at either end of them. */
  readonly removeSome: readonly Statement<{ readonly userId: number; readonly limit: number }>[];
  readonly page: Statement<PageParameters & ConditionValues, JsonPage & Partial<WindowEnd>>;
  /** The same with what is between a viewer and each: takes `:viewerId` and `:now` as well. */
  readonly viewedPage: PairTableStatements['page'];
  /** Instead of `add`, where rows expire. */
  readonly expiring: ExpiringPairStatements | undefined;
}

const PAIR = { from_id: 'integer', to_id: 'integer' } as const;

export function pairTableStatements(names: PairTableNames): PairTableStatements {
  const { name, from, to, expiresAt } = names;
  const pair = pairColumns(from, to);
  return {
    add: statement(
      (sql) => `
      INSERT INTO ${name} (${from}, ${to}, created_at)
      SELECT from_id, to_id, at FROM (${sql.rowsOf({ ...PAIR, at: 'integer' }, ':pairs')}) AS pairs WHERE true
      ON CONFLICT DO NOTHING
      RETURNING ${pair}`,
    ),
    remove: statement(
      (sql) => `
      DELETE FROM ${name}
      WHERE (${from}, ${to}) IN (SELECT from_id, to_id FROM (${sql.rowsOf(PAIR, ':pairs')}) AS pairs)
      RETURNING ${pair}`,
    ),
    removeSome: [from, to].map((own) =>
      statement(`
      DELETE FROM ${name} WHERE (${from}, ${to}) IN (
        SELECT ${from}, ${to} FROM ${name} WHERE ${own} = :userId LIMIT :limit
      )`),
    ),
    page: statement((sql) => pageOf(sql, names)),
    viewedPage: statement((sql) => pageOf(sql, names, (other) => ({ viewer: linksOfViewer(other) }))),
    expiring: expiresAt === undefined ? undefined : expiringPairStatements(name, from, to),
  };
}

/** All rows of users that are there. */
export function allRows({
  name,
  from,
  to,
  expiresAt = 'CAST(NULL AS BIGINT)',
  condition = 'true',
}: Omit<PairTableNames, 'listed' | 'since'>): Statement<ConditionValues, PairRow> {
  return statement(`
    SELECT ${pairColumns(from, to)}, created_at, ${expiresAt} AS expires_at
    FROM ${name}
    WHERE ${from} NOT IN (SELECT id FROM deleted_users) AND ${to} NOT IN (SELECT id FROM deleted_users)
      AND ${condition}
    ORDER BY ${from}, ${to}`);
}

function pairColumns(from: string, to: string): string {
  return `${from} AS "fromId", ${to} AS "toId"`;
}

/**
 * The newest first: cards, with the time of the row and, where rows expire, `expiresAt`.
 *
 * @param added what else an item holds, by the column of the other's id
 */
function pageOf(
  sql: SqlDialect,
  { name, from, to, listed, since, expiresAt, condition }: PairTableNames,
  added: (other: string) => Readonly<Record<string, string>> = () => ({}),
): string {
  const [own, other] = listed === 'to' ? [from, to] : [to, from];
  const beyond = (start: string): string =>
    `${sql.isId(`p.${own}`, ':userId')} AND (p.created_at, p.${other}) < ${start}`;
  const order = `ORDER BY p.created_at DESC, p.${other} DESC`;
  const item = cardRow({
    [since]: sql.jsonTime('p.created_at'),
    ...(expiresAt === undefined ? {} : { expiresAt: `coalesce(${sql.jsonTime(`p.${expiresAt}`)}, 'null')` }),
    ...added(`p.${other}`),
  });
  const key = `p.created_at AS time, p.${other} AS id`;
  const page = (conditions: string, beside?: readonly string[]): string => {
    const rowsBeyond = (start: string): string => `
      SELECT ${item} AS item, ${key}
      FROM ${name} p ${sql.thenJoin} user_card_json u ON u.user_id = p.${other}
      WHERE ${beyond(start)} ${conditions}
      ${order}`;
    return asJsonPage(sql, { rowsBeyond, sort: 'DESC' }, beside);
  };
  if (condition === undefined) return page('');
  const rows = `SELECT ${key} FROM ${name} p WHERE ${beyond('(:startTime, :startId)')} ${order}`;
  const passing = `AND (p.created_at, p.${other}) >= ${LAST_IN_WINDOW} AND ${condition}`;
  return `${withWindow(rows, 'DESC')} ${page(passing, WINDOW_END)}`;
}
