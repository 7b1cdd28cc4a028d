import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { SqlStreamer } from '../reading/sql-reader.js';
import type { Statement } from '../statements/statement.js';
import type { SqlValue } from '../unit-of-work/transaction.js';
import { DatabaseUnavailableError } from '../errors/storage.errors.js';
import { sqliteText } from './sqlite-statements.js';
import { translateSqliteError } from './sqlite-errors.js';

const CHUNK_ROWS = 1_000;

/** Threads at once: each holds a connection, its page cache (16 MB at most) and one chunk. */
const MAX_STREAMS = 4;

/** Readers that wait for a thread; more are told to come back. */
const MAX_WAITING = 16;

/** A reader that dawdles keeps a thread from others, and the log from being checkpointed. */
const MAX_SECONDS = 120;

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

  constructor(
    private readonly file: string,
    private readonly maxSeconds = MAX_SECONDS,
  ) {
    super();
  }

  override async *stream<Row>(
    sql: Statement,
    parameters: readonly SqlValue[] = [],
    cancelled?: AbortSignal,
  ): AsyncGenerator<Row[]> {
    await this.takeTurn(cancelled);
    const deadline = AbortSignal.timeout(this.maxSeconds * 1_000);
    const signal = cancelled === undefined ? deadline : AbortSignal.any([deadline, cancelled]);
    let worker: Worker | undefined;
    try {
      worker = new Worker(new URL('./sqlite-stream.worker.js', import.meta.url), {
        workerData: { file: this.file, sql: sqliteText(sql), parameters, chunkRows: CHUNK_ROWS },
        execArgv: [],
      });
      // Between two questions nobody listens; an error then shows at the next.
      worker.on('error', () => undefined);
      for (;;) {
        worker.postMessage('next');
        const [answer] = (await once(worker, 'message', { signal })) as [Answer<Row>];
        if ('failure' in answer) throw Object.assign(new Error(answer.failure.message), answer.failure);
        const { chunk } = answer;
        if (chunk.length > 0) yield chunk;
        if (chunk.length < CHUNK_ROWS) return;
      }
    } catch (error) {
      if (signal.aborted)
        throw new DatabaseUnavailableError(`A stream was left, or took over ${this.maxSeconds} s`, error);
      throw translateSqliteError(error);
    } finally {
      await worker?.terminate();
      this.endTurn();
    }
  }

  private async takeTurn(cancelled: AbortSignal | undefined): Promise<void> {
    if (this.running < MAX_STREAMS) {
      this.running += 1;
      return;
    }
    if (this.queue.length >= MAX_WAITING) throw new DatabaseUnavailableError('Too many long answers at once');
    await new Promise<void>((resolve, reject) => {
      this.queue.push(resolve);
      cancelled?.addEventListener('abort', () => {
        const place = this.queue.indexOf(resolve);
        if (place >= 0) this.queue.splice(place, 1);
        reject(new DatabaseUnavailableError('A stream was left before its turn'));
      });
    });
  }

  private endTurn(): void {
    const next = this.queue.shift();
    if (next === undefined) this.running -= 1;
    else next();
  }
}
