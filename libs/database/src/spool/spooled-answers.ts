import { setTimeout as later } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { DatabaseUnavailableError } from '../errors/storage.errors.js';
import type { StreamReader } from '../sql/sql-reader.js';
import { SpoolBudget, type SpoolLimits } from './spool-budget.js';
import { Spool } from './spool.js';

const LIMITS: SpoolLimits = {
  memoryEach: 256 * 1024,
  memory: 32 * 1024 * 1024,
  total: 1024 * 1024 * 1024,
};

/** Milliseconds in which an answer must be read: 60 MB over a slow line. It holds no more than its part of the disk. */
const READING_MS = 600_000;

/** Milliseconds that answers which are being read when the application closes still have. */
const CLOSING_MS = 5_000;

/** Answers that their readers take as slowly as they like, while no thread, connection or snapshot waits for them. */
export class SpooledAnswers implements BeforeApplicationShutdown {
  private readonly budget: SpoolBudget;
  private readonly spools = new Set<Spool>();

  constructor(limits: SpoolLimits = LIMITS) {
    this.budget = new SpoolBudget(limits);
  }

  /**
   * Takes a text as fast as it comes. Settles as soon as the answer may begin; what fails later is the stream's error.
   *
   * @param text is ended when the reader leaves
   * @param reader for whom it is
   * @throws DatabaseUnavailableError when there is no place for a file, others hold too much, or the reader has left
   */
  async begin(text: AsyncIterable<string>, { client = '', cancelled }: StreamReader): Promise<Readable> {
    const share = this.budget.open(client, (reason) => spool.destroy(reason));
    const spool: Spool = new Spool(text, share);
    this.spools.add(spool);
    const end = (reason: string) => () => spool.destroy(new DatabaseUnavailableError(reason));
    const late = setTimeout(end('An answer was read too slowly'), READING_MS).unref();
    const leave = end('The reader of an answer left');
    cancelled?.addEventListener('abort', leave);
    spool.once('close', () => {
      clearTimeout(late);
      cancelled?.removeEventListener('abort', leave);
      this.spools.delete(spool);
    });
    if (cancelled?.aborted === true) leave();
    await spool.ready;
    return spool;
  }

  /** Those who read get a moment to come to the end. */
  async beforeApplicationShutdown(): Promise<void> {
    const end = performance.now() + CLOSING_MS;
    while (this.spools.size > 0 && performance.now() < end) await later(20);
    for (const spool of this.spools) spool.destroy(new DatabaseUnavailableError('The server is closing'));
  }
}
