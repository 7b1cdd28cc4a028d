import type { BeforeApplicationShutdown } from '@nestjs/common';
import { setTimeout as later } from 'node:timers/promises';
import { DatabaseUnavailableError } from '../../errors/storage.errors.js';
import { DATABASE_DEFAULTS } from '../../options/database-defaults.js';
import { SqlStreamer, type StreamReader } from '../../sql/sql-reader.js';
import type { AnyParameters, AnyStatement } from '../../sql/statement.js';
import { StreamSlots } from './stream-slots.js';
import { StreamLifetime } from './stream-lifetime.js';

/** Rows in each chunk but the last. */
export const CHUNK_ROWS = 1_000;

/** Readers that wait for a slot; more are told to come back. */
const MAX_WAITING = 16;

/** Milliseconds that streams which run when the application closes still have: whoever stops us won't wait for ever. */
const CLOSING_MS = 5_000;

/** An engine's part of a stream: the rows of one statement, as they stood at the first. */
export interface RowCursor<Row> {
  /** The next {@link CHUNK_ROWS} rows; fewer when there are no more. One call at a time. */
  next(): Promise<Row[]>;

  /**
   * Gives back all that it holds, in whatever state it is, an unsettled `next()` among them. Never fails; settles when
   * the work in the engine has really ended.
   */
  end(): Promise<void>;
}

/** What streams of both engines have in common: slots shared out by client, an end, and a close. */
export abstract class BoundedStreamer extends SqlStreamer implements BeforeApplicationShutdown {
  protected readonly slots: StreamSlots;
  private readonly running = new Set<StreamLifetime>();
  private readonly endings = new Set<Promise<void>>();
  private closed = false;

  protected constructor(
    slots: number,
    protected readonly maxSeconds: number = DATABASE_DEFAULTS.streamSeconds,
  ) {
    super();
    this.slots = new StreamSlots({ slots, waiting: MAX_WAITING });
  }

  /** Begins nothing yet: the first `next()` does. */
  protected abstract open<Row>(
    statement: AnyStatement,
    parameters: AnyParameters | undefined,
  ): RowCursor<Row>;

  /** Names what the engine's errors mean for us. */
  protected abstract translate(error: unknown): unknown;

  override async *stream<Row>(
    statement: AnyStatement,
    parameters?: AnyParameters,
    { client = '', cancelled }: StreamReader = {},
  ): AsyncGenerator<Row[]> {
    if (this.closed) throw closing();
    const lifetime = new StreamLifetime(this.maxSeconds, cancelled, this.running);
    const { signal } = lifetime;
    try {
      const endSlot = await this.slots.take(client, signal);
      const cursor = this.open<Row>(statement, parameters);
      const end = once(async () => this.track(cursor.end().finally(endSlot)));
      signal.addEventListener('abort', () => void end(), { once: true });
      try {
        for (;;) {
          signal.throwIfAborted();
          const chunk = await unlessAborted(signal, cursor.next());
          const isLast = chunk.length < CHUNK_ROWS;
          if (isLast) await end();
          if (chunk.length > 0) yield chunk;
          if (isLast) return;
        }
      } finally {
        await end();
      }
    } catch (error) {
      // What the engine says of a reading that was ended from outside is not the reason.
      throw signal.aborted ? signal.reason : this.translate(error);
    } finally {
      lifetime.finish();
    }
  }

  /** Streams that run get a moment to come to their end. New ones are refused. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    const end = performance.now() + CLOSING_MS;
    while (this.running.size > 0 && performance.now() < end) await later(20);
    for (const lifetime of this.running) lifetime.end(closing());
    await Promise.all(this.endings);
  }

  private async track(ending: Promise<void>): Promise<void> {
    this.endings.add(ending);
    try {
      await ending;
    } finally {
      this.endings.delete(ending);
    }
  }
}

function closing(): DatabaseUnavailableError {
  return new DatabaseUnavailableError('The database is closing');
}

/**
 * Settles as the work does, or rejects with the signal's reason as soon as that is aborted. (`Promise.race` with one promise
 * for all chunks would keep them all for as long as the stream lasts.)
 */
async function unlessAborted<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  let over: (() => void) | undefined;
  try {
    return await new Promise<Result>((resolve, reject) => {
      over = (): void => reject(signal.reason as Error);
      signal.addEventListener('abort', over);
      work.then(resolve, reject);
    });
  } finally {
    signal.removeEventListener('abort', over!);
  }
}

/** The same call's outcome for each caller. */
function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let outcome: Promise<Result> | undefined;
  return async () => (outcome ??= work());
}
