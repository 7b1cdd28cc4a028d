import {
  decodeCursor,
  encodeCursor,
  idKey,
  MAX_ID,
  type PageRequest,
  PreparedPage,
  timeKey,
} from '@retinue/common';
import type { SqlReader, Transaction } from '@retinue/database';
import type { ExpiringPairStatements } from './expiring-pair.statements.js';
import { keyAfter, windowOffset } from './list-window.statements.js';
import {
  type ConditionValues,
  type PairTableNames,
  type PairTableStatements,
  pairTableStatements,
} from './pair-table.statements.js';
import { type IdPair, keyOfPair, type RelationRow } from './relation.js';

/** Expired rows that each write sweeps away: more than it adds, so they never pile up. */
const SWEPT_AT_ONCE = 100;

/**
 * A table that says of an ordered pair of users what the first asked of, or wants of, the second, and since when:
 * requests, blocks and mutes have one shape, and are read and written alike.
 */
export class PairTable {
  private readonly statements: PairTableStatements;

  constructor(
    private readonly names: PairTableNames,
    private readonly reader: SqlReader,
  ) {
    this.statements = pairTableStatements(names);
  }

  /** Those that are there keep their time and, where rows expire, take the new `expiresAt`. @returns those that were not there */
  async add(transaction: Transaction, rows: readonly RelationRow[], now: Date): Promise<IdPair[]> {
    const { expiring } = this.statements;
    if (expiring !== undefined) return this.set(transaction, expiring, rows, now);
    return transaction.all(this.statements.add, {
      pairs: JSON.stringify(rows.map(({ fromId, toId, createdAt }) => [fromId, toId, createdAt.getTime()])),
    });
  }

  private async set(
    transaction: Transaction,
    statements: ExpiringPairStatements,
    given: readonly RelationRow[],
    now: Date,
  ): Promise<IdPair[]> {
    const rows = onceEach(given);
    const pairs = JSON.stringify(rows.map(({ fromId, toId }) => [fromId, toId]));
    await transaction.run(statements.sweep, { now: now.getTime(), limit: SWEPT_AT_ONCE });
    // One that has expired and was not swept yet: the new one begins now, not then.
    await transaction.run(statements.removeExpired, { pairs, now: now.getTime() });
    const before = new Set((await transaction.all(statements.find, { pairs })).map(keyOfPair));
    const set = rows.map(({ fromId, toId, createdAt, expiresAt }) => [
      fromId,
      toId,
      createdAt.getTime(),
      expiresAt?.getTime() ?? null,
    ]);
    await transaction.run(statements.set, { rows: JSON.stringify(set) });
    return rows.filter((row) => !before.has(keyOfPair(row)));
  }

  /** @returns those that were there */
  async remove(transaction: Transaction, pairs: readonly IdPair[]): Promise<IdPair[]> {
    return transaction.all(this.statements.remove, {
      pairs: JSON.stringify(pairs.map(({ fromId, toId }) => [fromId, toId])),
    });
  }

  /** Removes rows that a user is in, either way. @returns how many; 0 when none is left */
  async removeSome(transaction: Transaction, userId: number, limit: number): Promise<number> {
    let removed = 0;
    for (const statement of this.statements.removeSome) {
      removed += await transaction.run(statement, { userId, limit: limit - removed });
    }
    return removed;
  }

  /**
   * Those at one end of a user's rows, the newest first: cards, with the time of the row and, where rows expire, `expiresAt`.
   * With a condition the page may come back short, with a cursor, when few of those looked at meet it.
   *
   * @param links whether each says what is between a viewer and them, whom the values name
   * @throws InvalidCursorError
   */
  async list<Item>(
    userId: number,
    { limit, cursor }: PageRequest,
    values: ConditionValues,
    links: boolean,
  ): Promise<PreparedPage<Item>> {
    const scope = `${this.names.name} ${userId}`;
    const [time, id] =
      cursor === undefined ? [MAX_ID, MAX_ID] : decodeCursor(cursor, scope, [timeKey, idKey]);
    const page = await this.reader.get(links ? this.statements.viewedPage : this.statements.page, {
      ...values,
      userId,
      startTime: time,
      startId: id,
      endTime: -MAX_ID,
      endId: 0,
      windowOffset: windowOffset(limit),
      limit,
    });
    const key = keyAfter(page!);
    return new PreparedPage(page!.json, key === undefined ? null : encodeCursor(scope, key));
  }
}

/**
 * Of a pair that is given twice, the first row with the `expiresAt` of the last: as if one had come after the other. PostgreSQL
 * takes no row twice in one statement.
 */
function onceEach(rows: readonly RelationRow[]): RelationRow[] {
  const once = new Map<string, RelationRow>();
  for (const row of rows) {
    const key = keyOfPair(row);
    once.set(key, { ...(once.get(key) ?? row), expiresAt: row.expiresAt });
  }
  return [...once.values()];
}
