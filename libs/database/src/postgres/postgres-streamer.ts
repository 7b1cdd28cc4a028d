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
const MAX_MS = 120_000;

/** Reads a result through a cursor of the server, so that neither side holds it whole. */
export class PostgresStreamer extends SqlStreamer {
  constructor(private readonly pool: pg.Pool) {
    super();
  }

  override async *stream<Row>(
    statement: Statement,
    parameters: readonly SqlValue[] = [],
    cancelled?: AbortSignal,
  ): AsyncGenerator<Row[]> {
    const client = await this.connect();
    const deadline = AbortSignal.timeout(MAX_MS);
    let finished = false;
    try {
      // A sort of millions of rows takes longer than any statement of a request may.
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await client.query(`SET LOCAL statement_timeout = ${MAX_MS}`);
      const { text } = postgresStatement(statement)!;
      const cursor = client.query(new Cursor<Row>(text, parameters as SqlValue[]));
      for (;;) {
        const chunk = await cursor.read(CHUNK_ROWS);
        if (cancelled?.aborted === true || deadline.aborted) {
          throw new DatabaseUnavailableError(`A stream was left, or took over ${MAX_MS / 1_000} s`);
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

  private async connect(): Promise<pg.PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      throw translatePostgresError(error);
    }
  }
}
