import { Worker } from 'node:worker_threads';
import { DatabaseUnavailableError } from '../../errors/storage.errors.js';
import type { RowCursor } from '../shared/bounded-streamer.js';

/** What the thread is to read. */
export interface ThreadWork {
  readonly file: string;
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly chunkRows: number;
}

/** What the thread sends. */
type Answer<Row> =
  { readonly chunk: Row[] } | { readonly failure: { readonly code: string; readonly message: string } };

/**
 * Chunks that the thread reads ahead of its reader. The reader is on the event loop, and takes one for each of its turns at
 * the most: while that is busy, the thread would wait, and its snapshot with it.
 */
const CHUNKS_AHEAD = 4;

/** Reads in a thread of its own, which begins with the first question. */
export class SqliteRowCursor<Row> implements RowCursor<Row> {
  private worker: Worker | undefined;
  private readonly ahead: Row[][] = [];
  private failure: Error | undefined;
  private arrived: () => void = () => undefined;

  constructor(private readonly work: ThreadWork) {}

  async next(): Promise<Row[]> {
    this.worker ??= this.startWorker();
    while (this.ahead.length === 0) {
      if (this.failure !== undefined) throw this.failure;
      await new Promise<void>((resolve) => (this.arrived = resolve));
    }
    this.worker.postMessage(1);
    return this.ahead.shift()!;
  }

  async end(): Promise<void> {
    // Settles when the thread is no more: SQLite is not interrupted in the middle of a step.
    await this.worker?.terminate();
  }

  private startWorker(): Worker {
    let worker: Worker;
    try {
      worker = new Worker(new URL('./sqlite-stream.worker.js', import.meta.url), {
        workerData: this.work,
        execArgv: [],
      });
    } catch (error) {
      throw noThread(error);
    }
    worker.on('message', (answer: Answer<Row>) => {
      if ('chunk' in answer) this.ahead.push(answer.chunk);
      else this.failure = Object.assign(new Error(answer.failure.message), answer.failure);
      this.arrived();
    });
    const fail = (error: Error): void => {
      this.failure ??= error;
      this.arrived();
    };
    // SQLite's errors come as answers, so these are of the thread: no file handle or no memory left for it.
    worker.on('error', (error) => fail(noThread(error)));
    worker.on('exit', () => fail(noThread('it has ended')));
    worker.postMessage(CHUNKS_AHEAD);
    return worker;
  }
}

function noThread(cause: unknown): DatabaseUnavailableError {
  return new DatabaseUnavailableError(`A thread that reads can't be had: ${String(cause)}`, cause);
}
