import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { SqlStreamer } from '../reading/sql-reader.js';
import type { SqlValue } from '../unit-of-work/transaction.js';
import { translateSqliteError } from './sqlite-errors.js';

const CHUNK_ROWS = 1_000;

/** Threads at once: each holds a connection, its page cache (16 MB at most) and one chunk. */
const MAX_STREAMS = 4;

/** What the thread sends for each question. */
type Answer<Row> =
  { readonly chunk: Row[] } | { readonly failure: { readonly code: string; readonly message: string } };

/**
 * Runs a statement in a thread of its own: SQLite works within the call, so sorting a million rows on the
 * event loop would stop every other request for seconds.
 */
export class SqliteStreamer extends SqlStreamer {
  private running = 0;
  private readonly queue: (() => void)[] = [];

  constructor(private readonly file: string) {
    super();
  }

  override async *stream<Row>(sql: string, parameters: readonly SqlValue[] = []): AsyncGenerator<Row[]> {
    await this.takeTurn();
    const worker = new Worker(new URL('./sqlite-stream.worker.js', import.meta.url), {
      workerData: { file: this.file, sql, parameters, chunkRows: CHUNK_ROWS },
      execArgv: [],
    });
    try {
      for (;;) {
        worker.postMessage('next');
        const [answer] = (await once(worker, 'message')) as [Answer<Row>];
        if ('failure' in answer) throw Object.assign(new Error(answer.failure.message), answer.failure);
        const { chunk } = answer;
        if (chunk.length > 0) yield chunk;
        if (chunk.length < CHUNK_ROWS) return;
      }
    } catch (error) {
      throw translateSqliteError(error);
    } finally {
      await worker.terminate();
      this.endTurn();
    }
  }

  private async takeTurn(): Promise<void> {
    if (this.running < MAX_STREAMS) this.running += 1;
    else await new Promise<void>((turn) => this.queue.push(turn));
  }

  private endTurn(): void {
    const next = this.queue.shift();
    if (next === undefined) this.running -= 1;
    else next();
  }
}
