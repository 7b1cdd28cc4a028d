import type { Statement } from '../statements/statement.js';
import type { SqlValue } from '../unit-of-work/transaction.js';

/** Reads committed rows. The statements are SQL with `?` for each parameter, prepared once and kept. */
export abstract class SqlReader {
  /** All rows, in the statement's order. */
  abstract all<Row>(sql: Statement, parameters?: readonly SqlValue[]): Promise<Row[]>;

  /** The first row, or `undefined`. */
  abstract get<Row>(sql: Statement, parameters?: readonly SqlValue[]): Promise<Row | undefined>;
}

/** Reads results that do not fit in memory. */
export abstract class SqlStreamer {
  /**
   * The rows of one statement in chunks, as they stood when it began, however long the reader takes. At most
   * a few chunks are held in memory, and the work (a sort, say) is done beside the event loop.
   *
   * @param cancelled ends it early, in the middle of the work or of the wait for a turn
   * @throws DatabaseUnavailableError when too many wait already, or the reader takes minutes
   */
  abstract stream<Row>(
    sql: Statement,
    parameters?: readonly SqlValue[],
    cancelled?: AbortSignal,
  ): AsyncGenerator<Row[]>;
}
