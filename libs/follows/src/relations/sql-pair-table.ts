import {
  decodeCursor,
  encodeCursor,
  idKey,
  MAX_ID,
  type PageRequest,
  PreparedPage,
  timeKey,
} from '@retinue/common';
import type { SqlReader, SqlStreamer, Transaction } from '@retinue/database';
import { placeAfter, windowOffset } from './list-window.statements.js';
import {
  type ConditionValues,
  type IdPair,
  type PairRow,
  type PairTableNames,
  type PairTableStatements,
  pairTableStatements,
} from './pair-table.statements.js';

/**
 * A table that says of an ordered pair of users what the first asked of, or wants of, the second, and since when:
 * requests, blocks and mutes have one shape, and are read and written alike.
 */
export class PairTable {
  private readonly statements: PairTableStatements;

  constructor(
    private readonly names: PairTableNames,
    private readonly reader: SqlReader,
    private readonly streamer: SqlStreamer,
  ) {
    this.statements = pairTableStatements(names);
  }

  /** @returns those that were not there */
  async add(transaction: Transaction, pairs: readonly (IdPair & { at: Date })[]): Promise<IdPair[]> {
    return transaction.all(this.statements.add, {
      pairs: JSON.stringify(pairs.map(({ fromId, toId, at }) => [fromId, toId, at.getTime()])),
    });
  }

  /** @returns those that were there */
  async remove(transaction: Transaction, pairs: readonly IdPair[]): Promise<IdPair[]> {
    return transaction.all(this.statements.remove, {
      pairs: JSON.stringify(pairs.map(({ fromId, toId }) => [fromId, toId])),
    });
  }

  /** Removes rows that a user is in, either way. @returns how many; fewer than `limit` when none is left */
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
   * @throws InvalidCursorError
   */
  async list<Item>(
    userId: number,
    { limit, cursor }: PageRequest,
    values?: ConditionValues,
  ): Promise<PreparedPage<Item>> {
    const scope = `${this.names.name} ${userId}`;
    const [time, id] =
      cursor === undefined ? [MAX_ID, MAX_ID] : decodeCursor(cursor, scope, [timeKey, idKey]);
    const page = await this.reader.get(this.statements.page, {
      ...values,
      userId,
      startTime: time,
      startId: id,
      endTime: -MAX_ID,
      endId: 0,
      windowOffset: windowOffset(limit),
      limit,
    });
    const place = placeAfter(page!);
    return new PreparedPage(page!.json, place === undefined ? null : encodeCursor(scope, place));
  }

  /** All rows of users that are there, in chunks, as they stand when the first is read. */
  all(values: ConditionValues = {}): AsyncIterable<PairRow[]> {
    return this.streamer.stream(this.statements.all, values);
  }
}
