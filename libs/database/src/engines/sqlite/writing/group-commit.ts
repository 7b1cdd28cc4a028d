import { setTimeout as delay } from 'node:timers/promises';
import type { DatabaseActivity } from '../../../activity/database-activity.js';
import { DatabaseUnavailableError } from '../../../errors/storage.errors.js';
import { type Effect, runEffects } from '../../../transactions/effects.js';
import { assertOutcomeForEach, type UnitOutcome } from '../../../transactions/unit-of-work.js';
import { isBusy, translateSqliteError } from '../sqlite-errors.js';
import { SqliteTransaction } from '../sqlite-transaction.js';
import type { BodyWatch } from './body-watch.js';
import type { LoopPace } from './loop-pace.js';
import type { SqliteWriter } from './sqlite-writer.js';
import { bundlesOf, type WriteJob } from './write-job.js';

/** How long a BEGIN waits for another process that writes (milliseconds), and how often it asks. */
const BUSY_TIMEOUT_MS = 5_000;
const BUSY_RETRY_MS = 2;

/**
 * After this, a transaction takes on no further job (milliseconds): those that are done wait for their answer, and what
 * was written all has to reach the disk within one call, the commit.
 */
const FULL_AFTER_MS = 20;

/** What came of a transaction. */
export interface Attempt {
  /** So many of the jobs were in it, from the first on; the others are as if it had never been. */
  readonly taken: number;
  /** Of those; `undefined` when all was lost and they were several. */
  readonly outcomes: readonly UnitOutcome[] | undefined;
  /** To be run once they are answered. */
  readonly effects: readonly Effect[];
}

/** What a bundle of jobs came to: an outcome for each, or that it failed as a whole. */
type BundleOutcome = UnitOutcome<readonly UnitOutcome[]>;

/** Jobs in one transaction, one after the other, a savepoint each where there are several. */
export class GroupCommit {
  /** Of the transaction that is open: one for each bundle. */
  private transactions: SqliteTransaction[] = [];

  /**
   * @param committed told after each commit, before anything else happens
   */
  constructor(
    private readonly writer: SqliteWriter,
    private readonly pace: LoopPace,
    private readonly watch: BodyWatch,
    private readonly committed: Effect,
    private readonly activity: Pick<DatabaseActivity, 'tell'>,
  ) {}

  async attempt(jobs: readonly WriteJob[]): Promise<Attempt> {
    this.transactions = [];
    const attempt = await this.runAll(jobs);
    runEffects(this.transactions.flatMap(({ endings }) => endings));
    return attempt;
  }

  private async runAll(jobs: readonly WriteJob[]): Promise<Attempt> {
    const bundles = bundlesOf(jobs);
    const outcomes: UnitOutcome[] = [];
    let taken = jobs.length;
    try {
      await this.begin();
      const begunAt = performance.now();
      taken = 0;
      const fullAt = begunAt + FULL_AFTER_MS;
      for (const bundle of bundles) {
        if (taken > 0 && performance.now() > fullAt) break;
        taken += bundle.length;
        // The only one needs no savepoint, for which SQLite would keep each page as it was: the whole goes back.
        const results = await (bundles.length === 1 ? this.run(bundle) : this.runInSavepoint(bundle));
        if (!this.writer.connection.inTransaction) {
          return { taken, outcomes: taken > 1 ? undefined : [lost(results)], effects: [] };
        }
        // One of them is to blame.
        if ('error' in results && bundle.length > 1) throw results.error;
        outcomes.push(...('error' in results ? [results] : results.value));
      }
      if (this.pace.mustYield) await this.pace.yieldToLoop();
      const [only] = outcomes.length === 1 ? outcomes : [];
      if (only !== undefined && 'error' in only) {
        this.execute('ROLLBACK');
        return { taken, outcomes, effects: [] };
      }
      this.commit(jobs, taken, begunAt);
    } catch (error) {
      this.rollBack();
      if (taken > 1 && !isBusy(error)) return { taken, outcomes: undefined, effects: [] };
      const failure = { error: translateSqliteError(error) };
      return { taken, outcomes: jobs.slice(0, taken).map(() => failure), effects: [] };
    }
    // From here on it is done, whatever happens.
    runEffects([this.committed]);
    return { taken, outcomes, effects: this.transactions.flatMap(({ effects }) => effects) };
  }

  private commit(jobs: readonly WriteJob[], units: number, begunAt: number): void {
    const readyAt = performance.now();
    this.execute('COMMIT');
    const endedAt = performance.now();
    // The oldest comes first.
    const waitedSeconds = (begunAt - jobs[0]!.askedAt) / 1_000;
    const [seconds, commitSeconds] = [(endedAt - begunAt) / 1_000, (endedAt - readyAt) / 1_000];
    this.activity.tell((observer) => observer.committed?.({ units, waitedSeconds, seconds, commitSeconds }));
  }

  private async runInSavepoint(bundle: readonly WriteJob[]): Promise<BundleOutcome> {
    this.execute('SAVEPOINT unit');
    const outcome = await this.run(bundle);
    if (this.writer.connection.inTransaction) {
      if ('error' in outcome) this.execute('ROLLBACK TO unit');
      this.execute('RELEASE unit');
    }
    return outcome;
  }

  private async run(bundle: readonly WriteJob[]): Promise<BundleOutcome> {
    const transaction = new SqliteTransaction(this.writer, this.pace);
    this.transactions.push(transaction);
    try {
      const items = bundle.map(({ item }) => item);
      const outcomes = await this.watch.run(
        () => bundle[0]!.work(transaction, items),
        () => transaction.reasonOfStop,
      );
      transaction.assertAllJoined();
      return { value: assertOutcomeForEach(items, outcomes) };
    } catch (error) {
      transaction.effects.length = 0;
      return { error: translateSqliteError(error) };
    } finally {
      transaction.end();
    }
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
        this.pace.begin();
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

/** A body that went on after SQLite had rolled back did nothing, whatever it says. */
function lost(outcome: BundleOutcome): UnitOutcome {
  if ('error' in outcome) return outcome;
  return { error: new DatabaseUnavailableError('The transaction was rolled back by the database') };
}
