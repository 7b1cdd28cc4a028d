import { setImmediate as nextTurn } from 'node:timers/promises';
import { letLoopTurn } from '@retinue/common';
import type { DatabaseActivity } from '../../activity/database-activity.js';
import { NestedUnitOfWorkError } from '../../errors/misuse.errors.js';
import { DatabaseUnavailableError } from '../../errors/storage.errors.js';
import { runAndWait, runEffects } from '../../transactions/effects.js';
import type { Transaction } from '../../transactions/transaction.js';
import type { GroupedWork, UnitOutcome } from '../../transactions/unit-of-work.js';
import { JoiningUnitOfWork } from '../../transactions/joining-unit-of-work.js';
import { wantsRoom } from './sqlite-errors.js';
import { BodyWatch } from './writing/body-watch.js';
import { GroupCommit } from './writing/group-commit.js';
import { LoopPace } from './writing/loop-pace.js';
import type { SqliteWriter } from './writing/sqlite-writer.js';
import type { WriteJob } from './writing/write-job.js';

/** Units in one commit at most (512 of one row each take 6 ms); long ones end it earlier, see {@link GroupCommit}. */
const MAX_GROUP = 512;

/** Units that wait, at most: a second or two of work. What they hold is memory, and whoever comes later waits longer. */
export const MAX_WAITING = 10_000;

/**
 * All writes of this process, one after the other, on one connection.
 *
 * What waits together is committed together: the commit's fsync is the cost of a write (some 400 us, against 3 us for
 * the rows), and one failure harms no other. Nobody is answered before the commit.
 *
 * The event loop turns between two transactions, and within one that takes long: reads go on, and do not see it, since
 * they have a connection of their own; other writes wait (see docs/decisions/0027-writes-give-the-loop-a-turn.md).
 *
 * It drives BEGIN, SAVEPOINT and COMMIT on the driver's connection and asks the connection what is true:
 * TypeORM's own transactions share the connection and interleave, and its depth counter stays wrong after
 * SQLite has rolled back by itself (see docs/decisions/0003-write-queue.md).
 */
export class SqliteUnitOfWork extends JoiningUnitOfWork {
  private waiting: WriteJob[] = [];
  private atWork = 0;
  private draining: Promise<void> | undefined;
  private closed = false;
  private readonly pace = new LoopPace();
  private readonly watch = new BodyWatch(this.pace);
  private readonly group: GroupCommit;

  /**
   * @param committed told after each commit, before anybody is answered
   * @param betweenCommits told after they are answered; the next transaction waits for what it gives
   * @param makeRoom asked when there is no room for a unit; whether it is worth another try
   */
  constructor(
    writer: SqliteWriter,
    committed: () => void,
    private readonly betweenCommits: () => Promise<void> | undefined,
    activity: Pick<DatabaseActivity, 'tell'>,
    private readonly makeRoom: () => Promise<boolean> = async () => false,
  ) {
    super();
    this.group = new GroupCommit(writer, this.pace, this.watch, committed, activity);
  }

  protected override async commit<Result>(
    body: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    // A new function each time: units are grouped by their function, so this one is done alone.
    return this.commitGrouped(async (transaction) => [{ value: await body(transaction) }], undefined);
  }

  protected override async commitGrouped<Item, Result>(
    work: GroupedWork<Item, Result>,
    item: Item,
  ): Promise<Result> {
    if (this.watch.isInBody) throw new NestedUnitOfWorkError();
    if (this.closed) throw new DatabaseUnavailableError('The database is closing');
    if (this.waiting.length >= MAX_WAITING) {
      throw new DatabaseUnavailableError(`${MAX_WAITING} writes wait already: try again in a moment`);
    }
    return new Promise<Result>((resolve, reject) => {
      this.waiting.push({
        work: work as GroupedWork<unknown, unknown>,
        item,
        askedAt: performance.now(),
        settle: (outcome) => {
          if ('error' in outcome) reject(outcome.error);
          else resolve(outcome.value as Result);
        },
      });
      this.draining ??= this.drain();
    });
  }

  /** Units that are asked for and not answered yet. */
  get unanswered(): number {
    return this.waiting.length + this.atWork;
  }

  /** Takes no further writes and waits until those taken are committed or refused. */
  async close(): Promise<void> {
    this.closed = true;
    await this.draining;
  }

  private async drain(): Promise<void> {
    do {
      await this.loopTurn();
      const jobs = this.waiting.splice(0, MAX_GROUP);
      this.atWork = jobs.length;
      const left = await this.commitTogether(jobs);
      this.atWork = 0;
      // They came before those that came meanwhile.
      this.waiting.unshift(...left);
      await runAndWait(this.betweenCommits);
    } while (this.waiting.length > 0);
    this.draining = undefined;
  }

  /** @returns those that found no room in the transaction */
  private async commitTogether(jobs: readonly WriteJob[]): Promise<readonly WriteJob[]> {
    const { taken, outcomes, effects } = await this.group.attempt(jobs);
    const done = jobs.slice(0, taken);
    if (outcomes !== undefined) {
      // Only now: before the commit even a refusal could rest on a row that never came to be.
      const refused = done.filter((_, index) => this.isForWantOfRoom(outcomes[index]!));
      done.forEach((job, index) => {
        if (!refused.includes(job)) job.settle(outcomes[index]!);
      });
      runEffects(effects);
      for (const job of refused) await this.tryAgain(job, outcomes[done.indexOf(job)]!);
    } else {
      // The transaction was lost as a whole. Each alone shows whose fault it was, and saves the others.
      for (const job of done) {
        await this.loopTurn();
        await this.commitTogether([job]);
      }
    }
    return jobs.slice(taken);
  }

  /** Once more, where room could be made. */
  private async tryAgain(job: WriteJob, refusal: UnitOutcome): Promise<void> {
    if (!(await this.makeRoom())) return job.settle(refusal);
    this.pace.begin();
    const { outcomes = [refusal], effects } = await this.group.attempt([job]);
    job.settle(outcomes[0]!);
    runEffects(effects);
  }

  private isForWantOfRoom(outcome: UnitOutcome): boolean {
    return 'error' in outcome && wantsRoom(outcome.error);
  }

  /** No timer: requests that arrived together are parsed, and share the commit. */
  private async loopTurn(): Promise<void> {
    if (this.pace.mustYield) await letLoopTurn();
    else await nextTurn();
    this.pace.begin();
  }
}
