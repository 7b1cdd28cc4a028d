import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { ForeignWaitError } from '../errors/misuse.errors.js';
import { DatabaseUnavailableError } from '../errors/storage.errors.js';
import type { Transaction } from '../unit-of-work/transaction.js';
import { type SharedWork, UnitOfWork, type UnitOutcome } from '../unit-of-work/unit-of-work.js';
import { isBusy, translateSqliteError } from './sqlite-errors.js';
import { SqliteTransaction } from './sqlite-transaction.js';
import type { SqliteWriter } from './sqlite-writer.js';

/** Units in one commit at most: while they run, nothing else is answered (512 of one row each take 6 ms). */
const MAX_GROUP = 512;

/** Units that wait, at most: a second or two of work. What they hold is memory, and whoever comes later waits longer. */
export const MAX_WAITING = 10_000;

/** How long a commit waits for another process that writes (milliseconds), and how often it asks. */
const BUSY_TIMEOUT_MS = 5_000;
const BUSY_RETRY_MS = 2;

interface Job {
  /** Jobs of the same work that come one behind the other are done in one go. */
  readonly work: SharedWork<unknown, unknown>;
  readonly item: unknown;
  readonly settle: (outcome: UnitOutcome) => void;
}

/**
 * All writes of this process, one after the other, on one connection.
 *
 * What waits together is committed together, a savepoint each where there are several: the commit's fsync is the cost
 * of a write (some 400 us, against 3 us for the rows), and one failure harms no other. Nobody is answered before the
 * commit.
 *
 * It drives BEGIN, SAVEPOINT and COMMIT on the driver's connection and asks the connection what is true:
 * TypeORM's own transactions share the connection and interleave, and its depth counter stays wrong after
 * SQLite has rolled back by itself (see docs/decisions/0003-write-queue.md).
 */
export class SqliteWriteQueue extends UnitOfWork {
  private waiting: Job[] = [];
  private draining: Promise<void> | undefined;
  private closed = false;
  /** Of the units in the transaction that is open. */
  private readonly effects: (() => void)[] = [];

  /**
   * @param committed told after each commit, before anybody is answered
   * @param betweenCommits told after they are answered; the next transaction waits for what it gives
   */
  constructor(
    private readonly writer: SqliteWriter,
    private readonly committed: () => void,
    private readonly betweenCommits: () => Promise<void> | undefined,
  ) {
    super();
  }

  override async write<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    // A function of its own, so it is done by itself.
    return this.writeShared(async (transaction) => [{ value: await body(transaction) }], undefined);
  }

  override async writeShared<Item, Result>(work: SharedWork<Item, Result>, item: Item): Promise<Result> {
    if (this.closed) throw new DatabaseUnavailableError('The database is closing');
    if (this.waiting.length >= MAX_WAITING) {
      throw new DatabaseUnavailableError(`${MAX_WAITING} writes wait already: try again in a moment`);
    }
    return new Promise<Result>((resolve, reject) => {
      this.waiting.push({
        work: work as SharedWork<unknown, unknown>,
        item,
        settle: (outcome) => {
          if ('error' in outcome) reject(outcome.error);
          else resolve(outcome.value as Result);
        },
      });
      this.draining ??= this.drain();
    });
  }

  /** Takes no further writes and waits until those taken are committed or refused. */
  async close(): Promise<void> {
    this.closed = true;
    await this.draining;
  }

  private async drain(): Promise<void> {
    do {
      // One turn of the event loop, no timer: requests that arrived together are parsed, and share the commit.
      await nextTurn();
      await this.commitTogether(this.waiting.splice(0, MAX_GROUP));
      await this.betweenCommits();
    } while (this.waiting.length > 0);
    this.draining = undefined;
  }

  private async commitTogether(jobs: readonly Job[]): Promise<void> {
    const outcomes = await this.attempt(jobs);
    if (outcomes !== undefined) {
      // Only now: before the commit even a refusal could rest on a row that never came to be.
      jobs.forEach((job, index) => job.settle(outcomes[index]!));
      return;
    }
    // The transaction was lost as a whole. Each alone shows whose fault it was, and saves the others.
    for (const job of jobs) await this.commitTogether([job]);
  }

  /** One transaction for all; `undefined` when it was lost and held more than one job. */
  private async attempt(jobs: readonly Job[]): Promise<UnitOutcome[] | undefined> {
    const bundles = bundlesOf(jobs);
    this.effects.length = 0;
    const outcomes: UnitOutcome[] = [];
    try {
      await this.begin();
      for (const bundle of bundles) {
        // The only one needs no savepoint, for which SQLite would keep each page as it was: the whole goes back.
        const results = await (bundles.length === 1 ? this.run(bundle) : this.runInSavepoint(bundle));
        if (!this.writer.connection.inTransaction) return jobs.length > 1 ? undefined : [lost(results)];
        // One of them is to blame.
        if ('error' in results && bundle.length > 1) throw results.error;
        outcomes.push(...('error' in results ? [results] : results.value));
      }
      const [only] = outcomes.length === 1 ? outcomes : [];
      this.execute(only !== undefined && 'error' in only ? 'ROLLBACK' : 'COMMIT');
      this.committed();
      for (const effect of this.effects.splice(0)) effect();
      return outcomes;
    } catch (error) {
      this.rollBack();
      return jobs.length > 1 && !isBusy(error)
        ? undefined
        : jobs.map(() => ({ error: translateSqliteError(error) }));
    }
  }

  private async runInSavepoint(bundle: readonly Job[]): Promise<BundleOutcome> {
    this.execute('SAVEPOINT unit');
    const outcome = await this.run(bundle);
    if (this.writer.connection.inTransaction) {
      if ('error' in outcome) this.execute('ROLLBACK TO unit');
      this.execute('RELEASE unit');
    }
    return outcome;
  }

  private async run(bundle: readonly Job[]): Promise<BundleOutcome> {
    const transaction = new SqliteTransaction(this.writer);
    const queuedBefore = this.waiting.length;
    try {
      const items = bundle.map(({ item }) => item);
      const value = await withoutForeignWait(() => bundle[0]!.work(transaction, items));
      this.effects.push(...transaction.effects);
      return { value };
    } catch (error) {
      // One of those that came meanwhile may be the body's own: what it waited for must not outlive it.
      if (error instanceof ForeignWaitError) this.refuse(this.waiting.splice(queuedBefore));
      return { error: translateSqliteError(error) };
    } finally {
      transaction.end();
    }
  }

  private refuse(jobs: readonly Job[]): void {
    const error = new DatabaseUnavailableError('A unit of work that waits for something else was in the way');
    jobs.forEach((job) => job.settle({ error }));
  }

  /** Asks again instead of blocking: SQLite's own busy timeout would stop the whole process while it waits. */
  private async begin(): Promise<void> {
    this.rollBack();
    const deadline = performance.now() + BUSY_TIMEOUT_MS;
    for (;;) {
      try {
        this.execute('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() > deadline) throw error;
        await delay(BUSY_RETRY_MS);
      }
    }
  }

  /** A ROLLBACK that fails is tried again before the next BEGIN, which fails until it has worked. */
  private rollBack(): void {
    try {
      if (this.writer.connection.inTransaction) this.execute('ROLLBACK');
    } catch {
      // The error that led here is the one to report.
    }
  }

  private execute(sql: string): void {
    this.writer.execute(sql);
  }
}

/** What a bundle of jobs came to: an outcome for each, or that it failed as a whole. */
type BundleOutcome = UnitOutcome<readonly UnitOutcome[]>;

/** Jobs in their order, those of the same work together where nothing else is between them. */
function bundlesOf(jobs: readonly Job[]): Job[][] {
  const bundles: Job[][] = [];
  for (const job of jobs) {
    const last = bundles.at(-1);
    if (last?.[0]?.work === job.work) last.push(job);
    else bundles.push([job]);
  }
  return bundles;
}

/** A body that went on after SQLite had rolled back did nothing, whatever it says. */
function lost(outcome: BundleOutcome): UnitOutcome {
  if ('error' in outcome) return outcome;
  return { error: new DatabaseUnavailableError('The transaction was rolled back by the database') };
}

/**
 * SQLite answers within the call, so a body that only uses its transaction settles before the event loop
 * turns: one that has not by then waits for something else.
 */
async function withoutForeignWait<Result>(run: () => Promise<Result>): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    const alarm = setImmediate(() => reject(new ForeignWaitError()));
    run()
      .then(resolve, reject)
      .finally(() => clearImmediate(alarm));
  });
}
