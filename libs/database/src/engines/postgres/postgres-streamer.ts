import type pg from 'pg';
import type { SqlValue } from '../../sql/sql-value.js';
import type { Statement } from '../../sql/statement.js';
import { BoundedStreamer, type RowCursor } from '../shared/bounded-streamer.js';
import { translatePostgresError } from './postgres-errors.js';
import { PostgresRowCursor, type ReadingConnection } from './postgres-row-cursor.js';
import { postgresStatement } from './postgres-statements.js';

/** Reads results through cursors of the server, few at once: the rest of the pool is for those who answer at once. */
export class PostgresStreamer extends BoundedStreamer {
  /**
   * @param begin gives a connection that nobody else uses, as {@link beginReading} does
   * @param turns connections at most
   * @param maxSeconds a longer time than usual is also how long the reader may do something else between two chunks
   */
  constructor(
    private readonly begin: () => Promise<ReadingConnection>,
    turns: number,
    maxSeconds: number,
  ) {
    super(turns, maxSeconds);
  }

  protected override open<Row>(statement: Statement, parameters: readonly SqlValue[]): RowCursor<Row> {
    const { begin, maxSeconds } = this;
    const { text } = postgresStatement(statement)!;
    return new PostgresRowCursor<Row>({ begin, text, parameters, maxSeconds });
  }

  protected override translate(error: unknown): unknown {
    return translatePostgresError(error);
  }
}

/** A connection of its own, on which all is as it stands at the first statement. */
export async function beginReading(pool: pg.Pool): Promise<ReadingConnection> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return { client, pool };
  } catch (error) {
    client.release(true);
    throw error;
  }
}
