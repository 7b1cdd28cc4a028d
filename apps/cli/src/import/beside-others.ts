import { setTimeout as delay } from 'node:timers/promises';
import type { DatabaseActivity } from '@retinue/database';
import type { CliDatabase } from '../cli-extension.js';
import { BatchPace } from './batch-pace.js';

/** After each batch, in which others who wait have their turn (they ask for it every 2 ms), and the disk does what it was given. */
const PAUSE_MS = 20;

/**
 * The log is copied in small parts: a commit of the server's waits while the disk takes one of them. In batches of 250, one read in a
 * hundred waited for 42 ms with 10,000 pages, and for 11 ms with 750; the import was 3 % slower (docs/decisions/0066).
 */
const CHECKPOINT_PAGES = 750;

/** Where more pages wait to be copied, the disk does not keep up: it gets so many pauses at most before the next batch. */
const BACKLOG_PAGES = 4 * CHECKPOINT_PAGES;
const MOST_PAUSES = 12;

/** How a database is opened that others serve meanwhile. */
export function openedBesideOthers(database: CliDatabase): CliDatabase {
  return { ...database, checkpointPages: CHECKPOINT_PAGES };
}

/** Stores many items beside somebody who serves the same database, in batches that let others through. */
export class BesideOthers {
  private readonly pace = new BatchPace();

  /** @param activity of the database that is written to */
  constructor(private readonly activity: Pick<DatabaseActivity, 'figures'>) {}

  /**
   * @param items in the order of their places: what lies together is then written together
   * @param store stores some in one transaction, and is told how many were stored before
   * @param mustStop asked before each batch
   * @returns how many were stored
   */
  async store<Item>(
    items: readonly Item[],
    store: (batch: readonly Item[], stored: number) => Promise<void>,
    mustStop: () => boolean,
  ): Promise<number> {
    let stored = 0;
    while (stored < items.length && !mustStop()) {
      const batch = items.slice(stored, stored + this.pace.size);
      const startedAt = performance.now();
      await store(batch, stored);
      this.pace.took(performance.now() - startedAt);
      stored += batch.length;
      await this.pause();
    }
    return stored;
  }

  private async pause(): Promise<void> {
    let pauses = 0;
    do await delay(PAUSE_MS);
    while (this.pagesToCopy > BACKLOG_PAGES && (pauses += 1) < MOST_PAUSES);
  }

  private get pagesToCopy(): number {
    return this.activity.figures().log?.pagesToCopy ?? 0;
  }
}
