import { setTimeout as later } from 'node:timers/promises';
import type pg from 'pg';
import Cursor from 'pg-cursor';
import { DATABASE_DEFAULTS } from '../../options/database-defaults.js';
import { CHUNK_ROWS, type RowCursor } from '../shared/bounded-streamer.js';

/** Milliseconds in which a server that is there has heard that a statement is to end. */
const CANCEL_MS = 1_000;

/** A connection that nobody else uses, on which all is as it stands at the first statement. */
export interface ReadingConnection {
  readonly client: pg.PoolClient;
  /** Whence it comes, and whither it goes back. */
  readonly pool: pg.Pool;
}

/** What is read, and how long it may take. */
export interface CursorWork {
  readonly begin: () => Promise<ReadingConnection>;
  readonly text: string;
  readonly parameters: readonly unknown[];
  readonly maxSeconds: number;
}

/** Reads through a cursor of the server, so that neither side holds the result whole. */
export class PostgresRowCursor<Row> implements RowCursor<Row> {
  private connection: Promise<ReadingConnection> | undefined;
  private cursor: Cursor<Row> | undefined;
  private reading: Promise<Row[]> | undefined;
  private isWhole = false;

  constructor(private readonly work: CursorWork) {}

  async next(): Promise<Row[]> {
    this.connection ??= this.work.begin();
    const { client } = await this.connection;
    this.cursor ??= await this.openCursor(client);
    // The client's own limit, behind the server's: one that is gone without a word answers no more.
    this.reading = within(this.work.maxSeconds * 1_000 + 2_000, this.cursor.read(CHUNK_ROWS));
    const chunk = await this.reading;
    this.reading = undefined;
    if (chunk.length < CHUNK_ROWS) {
      await this.cursor.close();
      await client.query('COMMIT');
      this.isWhole = true;
    }
    return chunk;
  }

  async end(): Promise<void> {
    const connection = await this.connection?.catch(() => undefined);
    if (connection === undefined) return;
    const { client } = connection;
    if (this.reading !== undefined) await this.cancel(connection, this.reading);
    // Left in the middle, by whatever way, the cursor goes with its connection.
    client.release(!this.isWhole);
  }

  private async openCursor(client: pg.PoolClient): Promise<Cursor<Row>> {
    const { text, parameters, maxSeconds } = this.work;
    // A sort of millions of rows takes longer than any statement of a request may.
    await client.query(`SET LOCAL statement_timeout = ${maxSeconds * 1_000}`);
    if (maxSeconds > DATABASE_DEFAULTS.streamSeconds) {
      // As long may the reader do something else between two chunks.
      await client.query(`SET LOCAL idle_in_transaction_session_timeout = ${maxSeconds * 1_000}`);
    }
    const cursor = client.query(new Cursor<Row>(text, parameters as unknown[]));
    endQueryTimeout(cursor);
    return cursor;
  }

  /** A server that sorts does not notice that its client has gone, and would sort to the end for nobody. */
  private async cancel({ client, pool }: ReadingConnection, reading: Promise<Row[]>): Promise<void> {
    const { processID } = client as unknown as { readonly processID: number };
    const cancelled = pool.query('SELECT pg_cancel_backend($1)', [processID]).then(async () => reading);
    await Promise.race([cancelled.catch(() => undefined), later(CANCEL_MS)]);
  }
}

/**
 * The pool's `query_timeout` is of statements that answer at once. Of a cursor, `pg` would never hear that it has ended:
 * its timer would break a stream in the middle, and keep the process from ending.
 */
function endQueryTimeout(cursor: object): void {
  (cursor as { callback?: () => void }).callback?.();
}

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
