import {
  decodeCursor,
  encodeCursor,
  idKey,
  MAX_ID,
  type PageRequest,
  PreparedPage,
  timeKey,
} from '@retinue/common';
import {
  forEachEngine,
  readJsonRows,
  ROW_LIMIT,
  type SqlDialect,
  type SqlReader,
  type SqlStreamer,
  type SqlValue,
  type Transaction,
} from '@retinue/database';
import { cardRow } from './card.mapper.js';
import {
  LAST_IN_WINDOW,
  WINDOW_END,
  type WindowEnd,
  windowOffset,
  withWindow,
} from './list-window.statements.js';

/** Two users in a row of such a table, in its order. */
export interface IdPair {
  readonly fromId: number;
  readonly toId: number;
}

/** A whole row. */
export interface PairRow extends IdPair {
  readonly created_at: number;
  readonly expires_at: number | null;
}

/** Rows that count as there, such as `expires_at > ?`, with the values of its parameters. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

export interface PairTableNames {
  readonly name: 'follow_requests' | 'blocks' | 'mutes';
  readonly from: string;
  readonly to: string;
  /** What the time of a row is called in lists of it. */
  readonly since: 'requestedAt' | 'blockedAt' | 'mutedAt';
  /** Left out where rows don't expire. */
  readonly expires?: string;
}

const PAIR = { from_id: 'integer', to_id: 'integer' } as const;

const EVERY_ROW: Condition = { sql: 'true', parameters: [] };

/**
 * A table that says of an ordered pair of users what the first asked of, or wants of, the second, and since when:
 * requests, blocks and mutes have one shape, and are read and written alike.
 */
export class PairTable {
  private readonly expires: string;

  constructor(
    private readonly names: PairTableNames,
    private readonly reader: SqlReader,
    private readonly streamer: SqlStreamer,
  ) {
    this.expires = names.expires ?? 'CAST(NULL AS BIGINT)';
  }

  /** @returns those that were not there */
  async add(transaction: Transaction, pairs: readonly (IdPair & { at: Date })[]): Promise<IdPair[]> {
    const { name, from, to } = this.names;
    return transaction.all<IdPair>(
      forEachEngine(
        (sql) => `
       INSERT INTO ${name} (${from}, ${to}, created_at)
       SELECT from_id, to_id, at FROM (${sql.rowsOf({ ...PAIR, at: 'integer' })}) AS pairs WHERE true
       ON CONFLICT DO NOTHING
       RETURNING ${from} AS "fromId", ${to} AS "toId"`,
      ),
      [JSON.stringify(pairs.map(({ fromId, toId, at }) => [fromId, toId, at.getTime()]))],
    );
  }

  /** @returns those that were there */
  async remove(transaction: Transaction, pairs: readonly IdPair[]): Promise<IdPair[]> {
    const { name, from, to } = this.names;
    return transaction.all<IdPair>(
      forEachEngine(
        (sql) => `
       DELETE FROM ${name} WHERE (${from}, ${to}) IN (SELECT from_id, to_id FROM (${sql.rowsOf(PAIR)}) AS pairs)
       RETURNING ${from} AS "fromId", ${to} AS "toId"`,
      ),
      [JSON.stringify(pairs.map(({ fromId, toId }) => [fromId, toId]))],
    );
  }

  /** Removes rows that a user is in, either way. @returns how many; fewer than `limit` when none is left */
  async removeSome(transaction: Transaction, userId: number, limit: number): Promise<number> {
    const { name, from, to } = this.names;
    let removed = 0;
    for (const own of [from, to]) {
      removed += await transaction.run(
        `DELETE FROM ${name} WHERE (${from}, ${to}) IN (
           SELECT ${from}, ${to} FROM ${name} WHERE ${own} = ? LIMIT ${ROW_LIMIT}
         )`,
        [userId, limit - removed],
      );
    }
    return removed;
  }

  /**
   * Those at one end of a user's rows, the newest first: cards, with the time of the row and, where rows expire, `expiresAt`.
   * With a condition the page may come back short, with a cursor, when few of those looked at meet it.
   *
   * @throws InvalidCursorError
   */
  async list<Item>(
    userId: number,
    listed: 'from' | 'to',
    { limit, cursor }: PageRequest,
    condition?: Condition,
  ): Promise<PreparedPage<Item>> {
    const scope = `${this.names.name} ${userId}`;
    const after = cursor === undefined ? [MAX_ID, MAX_ID] : decodeCursor(cursor, scope, [timeKey, idKey]);
    const place = [userId, ...after];
    const window = condition && [...place, windowOffset(limit)];
    const rows = await readJsonRows<Partial<WindowEnd>>(
      this.reader,
      forEachEngine((sql) => this.listStatement(sql, listed, condition)),
      [...(window ?? []), ...place, ...(condition ? [-MAX_ID, 0, ...condition.parameters] : []), limit + 1],
    );
    const page = PreparedPage.cut<Item>(rows, limit, (lastRow) => {
      const last = JSON.parse(lastRow) as { readonly id: number } & Record<PairTableNames['since'], string>;
      return encodeCursor(scope, [Date.parse(last[this.names.since]), last.id]);
    });
    const { window_end_time: endTime, window_end_id: endId } = rows;
    if (page.nextCursor !== null || endTime == null) return page;
    // The window is used up, not the list: go on behind the last row looked at.
    return page.continuingAt(encodeCursor(scope, [endTime, endId!]));
  }

  /**
   * Parameters: the user, time and id to start after, rows at most. With a condition, before them those three and the
   * window's offset, and behind the place where the list ends (time, id) and the condition's own.
   */
  private listStatement(sql: SqlDialect, listed: 'from' | 'to', condition: Condition | undefined): string {
    const { name, from, to, since, expires } = this.names;
    const [own, other] = listed === 'to' ? [from, to] : [to, from];
    const range = `p.${own} = ? AND (p.created_at, p.${other}) < (?, ?)`;
    const order = `ORDER BY p.created_at DESC, p.${other} DESC`;
    const item = cardRow({
      [since]: sql.jsonTime('p.created_at'),
      ...(expires === undefined ? {} : { expiresAt: `coalesce(${sql.jsonTime(`p.${expires}`)}, 'null')` }),
    });
    const items = (conditions: string): string => `
      SELECT ${item} AS item
      FROM ${name} p ${sql.thenJoin} user_card_json u ON u.user_id = p.${other}
      WHERE ${range} ${conditions}
      ${order}
      LIMIT ${ROW_LIMIT}`;
    if (condition === undefined) return sql.asJsonRows(items(''));
    const rows = `SELECT p.created_at AS time, p.${other} AS id FROM ${name} p WHERE ${range} ${order}`;
    const passing = `AND (p.created_at, p.${other}) >= ${LAST_IN_WINDOW} AND ${condition.sql}`;
    return `${withWindow(rows, 'DESC')} ${sql.asJsonRows(items(passing), WINDOW_END)}`;
  }

  /** All rows of users that are there, in chunks, as they stand when the first is read. */
  all(condition: Condition = EVERY_ROW): AsyncIterable<PairRow[]> {
    const { name, from, to } = this.names;
    return this.streamer.stream<PairRow>(
      `SELECT ${from} AS "fromId", ${to} AS "toId", created_at, ${this.expires} AS expires_at
       FROM ${name}
       WHERE ${from} NOT IN (SELECT id FROM deleted_users) AND ${to} NOT IN (SELECT id FROM deleted_users)
         AND ${condition.sql}
       ORDER BY ${from}, ${to}`,
      condition.parameters,
    );
  }
}
