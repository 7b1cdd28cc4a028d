import type pg from 'pg';
import Cursor from 'pg-cursor';
import { DatabaseUnavailableError } from '../errors/storage.errors.js';
import { SqlStreamer } from '../reading/sql-reader.js';
import type { Statement } from '../statements/statement.js';
import type { SqlValue } from '../unit-of-work/transaction.js';
import { translatePostgresError } from './postgres-errors.js';
import { postgresStatement } from './postgres-statements.js';

const CHUNK_ROWS = 1_000;

/** Milliseconds: a reader that dawdles keeps the server from tidying up what others have changed. */
const MAX_SECONDS = 120;

/** Reads a result through a cursor of the server, so that neither side holds it whole. */
export class PostgresStreamer extends SqlStreamer {
  /**
   * @param begin gives a connection that nobody else uses, as {@link beginReading} does
   * @param maxSeconds a longer time than usual is also how long the reader may do something else between two chunks
   */
  constructor(
    private readonly begin: () => Promise<pg.PoolClient>,
    private readonly maxSeconds = MAX_SECONDS,
  ) {
    super();
  }

  override async *stream<Row>(
    statement: Statement,
    parameters: readonly SqlValue[] = [],
    cancelled?: AbortSignal,
  ): AsyncGenerator<Row[]> {
    const client = await this.beginTranslated();
    const maxMs = this.maxSeconds * 1_000;
    const deadline = AbortSignal.timeout(maxMs);
    let finished = false;
    try {
      // A sort of millions of rows takes longer than any statement of a request may.
      await client.query(`SET LOCAL statement_timeout = ${maxMs}`);
      if (this.maxSeconds > MAX_SECONDS) {
        await client.query(`SET LOCAL idle_in_transaction_session_timeout = ${maxMs}`);
      }
      const { text } = postgresStatement(statement)!;
      const cursor = client.query(new Cursor<Row>(text, parameters as SqlValue[]));
      endQueryTimeout(cursor);
      for (;;) {
        const chunk = await within(maxMs + 2_000, cursor.read(CHUNK_ROWS));
        if (cancelled?.aborted === true || deadline.aborted) {
          throw new DatabaseUnavailableError(`A stream was left, or took over ${this.maxSeconds} s`);
        }
        if (chunk.length > 0) yield chunk;
        if (chunk.length < CHUNK_ROWS) break;
      }
      await cursor.close();
      await client.query('COMMIT');
      finished = true;
    } catch (error) {
      throw translatePostgresError(error);
    } finally {
      // Left in the middle, by whatever way, the cursor goes with its connection.
      client.release(!finished);
    }
  }

  private async beginTranslated(): Promise<pg.PoolClient> {
    try {
      return await this.begin();
    } catch (error) {
      throw translatePostgresError(error);
    }
  }
}

/** A connection of its own, on which all is as it stands at the first statement. */
export async function beginReading(pool: pg.Pool): Promise<pg.PoolClient> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/**
 * The pool's `query_timeout` is of statements that answer at once. Of a cursor, `pg` would never hear that it has ended:
 * its timer would break a stream in the middle, and keep the process from ending.
 */
function endQueryTimeout(cursor: object): void {
  (cursor as { callback?: () => void }).callback?.();
}

/** A server that is gone without a word answers no more: the client's own limit, behind the server's. */
async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('Query read timeout')), ms);
    });
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
