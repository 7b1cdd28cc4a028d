import type { ParametersOf, Statement } from './statement.js';

/** Reads rows: committed ones, or, as a transaction, those that it sees. Statements are prepared once and kept: values are parameters, never part of the text. */
export abstract class SqlReader {
  /**
   * All rows, in the statement's order.
   *
   * @param sql a statement, or the text of one without parameters
   */
  abstract all<Parameters extends object, Row>(
    sql: Statement<Parameters, Row>,
    ...parameters: ParametersOf<Parameters>
  ): Promise<Row[]>;
  abstract all<Row>(sql: string): Promise<Row[]>;

  /**
   * The first row, or `undefined`. Of a `keyedStatement` those who ask at about the same time share one statement, on engines
   * where that is faster; each gets the row of their own key, as committed when they ask, or later.
   */
  abstract get<Parameters extends object, Row>(
    sql: Statement<Parameters, Row>,
    ...parameters: ParametersOf<Parameters>
  ): Promise<Row | undefined>;
  abstract get<Row>(sql: string): Promise<Row | undefined>;
}

/** Who reads a stream. */
export interface StreamReader {
  /** Whom it is for, by any name that is the same for each of its streams: slots are shared out among clients. */
  readonly client?: string | undefined;
  /** Ends it early: while it waits, works, or has given a chunk that nobody asks beyond. */
  readonly cancelled?: AbortSignal | undefined;
}

/** Reads results that do not fit in memory. */
export abstract class SqlStreamer {
  /**
   * The rows of one statement in chunks, as they stood when it began, however long the reader takes. At most
   * a few chunks are held in memory, and the work (a sort, say) is done beside the event loop.
   *
   * It holds a snapshot and one of few slots, until it is whole, left (by `return()`, `break` or `cancelled`), or its time
   * is over; so whoever reads for somebody slow keeps the rows elsewhere (see `SpooledAnswers`).
   *
   * @throws DatabaseUnavailableError when too many wait already, it was cancelled, took minutes, or the database closes
   */
  abstract stream<Parameters extends object, Row>(
    sql: Statement<Parameters, Row>,
    parameters: NoInfer<Parameters>,
    reader?: StreamReader,
  ): AsyncGenerator<Row[]>;
  abstract stream<Row>(
    sql: string,
    parameters?: Readonly<Record<string, never>>,
    reader?: StreamReader,
  ): AsyncGenerator<Row[]>;
}
