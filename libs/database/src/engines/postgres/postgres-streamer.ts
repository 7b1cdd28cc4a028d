import type pg from 'pg';
import { BoundedStreamer, type RowCursor } from '../shared/bounded-streamer.js';
import type { AnyParameters, AnyStatement } from '../../sql/statement.js';
import { translatePostgresError } from './postgres-errors.js';
import { PostgresRowCursor, type ReadingConnection } from './postgres-row-cursor.js';
import { postgresStatement } from './postgres-statements.js';

/** Reads results through cursors of the server, few at once: the rest of the pool is for those who answer at once. */
export class PostgresStreamer extends BoundedStreamer {
  /**
   * @param begin gives a connection that nobody else uses, as {@link beginReading} does
   * @param slots connections at most
   * @param maxSeconds a longer time than usual is also how long the reader may do something else between two chunks
   */
  constructor(
    private readonly begin: () => Promise<ReadingConnection>,
    slots: number,
    maxSeconds: number,
  ) {
    super(slots, maxSeconds);
  }

  protected override open<Row>(
    statement: AnyStatement,
    parameters: AnyParameters | undefined,
  ): RowCursor<Row> {
    const { begin, maxSeconds } = this;
    const { text, values } = postgresStatement(statement, parameters)!;
    return new PostgresRowCursor<Row>({ begin, text, parameters: values, maxSeconds });
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
