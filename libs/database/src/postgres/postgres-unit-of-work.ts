import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { RequestConsistency, RequestState } from '../consistency/request-consistency.js';
import type { WalPosition } from '../consistency/wal-position.js';
import { NestedUnitOfWorkError } from '../errors/misuse.errors.js';
import { DatabaseUnavailableError } from '../errors/storage.errors.js';
import type { ReadingDataSource } from '../reading/reading-data-source.js';
import { type Effect, runEffects } from '../unit-of-work/effects.js';
import type { Transaction } from '../unit-of-work/transaction.js';
import { outcomesOf, type SharedWork, UnitOfWork, type UnitOutcome } from '../unit-of-work/unit-of-work.js';
import { isConflict, NotPrimaryError, translatePostgresError } from './postgres-errors.js';
import { PostgresTransaction } from './postgres-transaction.js';
import { begin, placeAfterCommit, rollBack } from './transaction-control.js';

/** Tries of a unit that others are in the way of, before its client is told to come again. */
const MAX_TRIES = 8;

/** Milliseconds before the second try, at most; each further one may wait twice as long as the one before. */
const FIRST_PAUSE_MS = 5;

/** Units that share a transaction, at most: what they hold, others wait for. */
const MAX_GROUP = 200;

/** Units that wait, at most. What they hold is memory, and whoever comes later waits longer. */
const MAX_WAITING = 10_000;

interface Job {
  readonly item: unknown;
  /** Of the request that asked for it. */
  readonly request: RequestState | undefined;
  readonly settle: (outcome: UnitOutcome) => void;
}

/** The units of one kind that wait to be done together. */
interface Group {
  waiting: Job[];
  running: boolean;
}

/**
 * Each unit in a transaction and on a connection of its own; those that may be shared, together while one of their kind
 * is under way, so that many who follow one celebrity wait for its counts once, and for one commit.
 *
 * A unit that PostgreSQL sends back (serialization failure, deadlock) runs again as a whole.
 */
export class PostgresUnitOfWork extends UnitOfWork {
  private readonly groups = new Map<SharedWork<unknown, unknown>, Group>();
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly turns: (() => void)[] = [];
  private readonly bodies = new AsyncLocalStorage<{ readonly isOpen: boolean }>();
  private writing = 0;
  private waiting = 0;
  private closed = false;

  /**
   * @param maxWriting transactions at once, at most: fewer than the pool has connections, so that reads go on
   * @param consistency where there are replicas: told where each write ended
   */
  constructor(
    private readonly pool: pg.Pool,
    private readonly dataSource: ReadingDataSource,
    private readonly maxWriting: number,
    private readonly consistency?: RequestConsistency,
  ) {
    super();
  }

  override async write<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const request = this.consistency?.current;
    return this.tracked(async () => {
      const { result, position, effects } = await this.retrying(body);
      runEffects([() => this.tell(request, position), ...effects]);
      return result;
    });
  }

  override async writeShared<Item, Result>(work: SharedWork<Item, Result>, item: Item): Promise<Result> {
    return this.tracked(
      () =>
        new Promise<Result>((resolve, reject) => {
          const group = this.groupOf(work as SharedWork<unknown, unknown>);
          group.waiting.push({
            item,
            request: this.consistency?.current,
            settle: (outcome) => {
              if ('error' in outcome) reject(outcome.error);
              else resolve(outcome.value as Result);
            },
          });
          if (!group.running) void this.drain(work as SharedWork<unknown, unknown>, group);
        }),
    );
  }

  /** Takes no further units and waits until those taken are committed or refused. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.underWay);
  }

  private async tracked<Result>(run: () => Promise<Result>): Promise<Result> {
    if (this.bodies.getStore()?.isOpen === true) throw new NestedUnitOfWorkError();
    if (this.closed) throw new DatabaseUnavailableError('The database is closing');
    if (this.waiting >= MAX_WAITING) {
      throw new DatabaseUnavailableError(`${MAX_WAITING} writes wait already: try again in a moment`);
    }
    this.waiting += 1;
    const unit = run();
    this.underWay.add(unit);
    try {
      return await unit;
    } finally {
      this.waiting -= 1;
      this.underWay.delete(unit);
    }
  }

  private groupOf(work: SharedWork<unknown, unknown>): Group {
    let group = this.groups.get(work);
    if (group === undefined) this.groups.set(work, (group = { waiting: [], running: false }));
    return group;
  }

  private async drain(work: SharedWork<unknown, unknown>, group: Group): Promise<void> {
    group.running = true;
    while (group.waiting.length > 0) await this.doTogether(work, group.waiting.splice(0, MAX_GROUP));
    group.running = false;
  }

  private async doTogether(work: SharedWork<unknown, unknown>, jobs: readonly Job[]): Promise<void> {
    let committed: Committed<readonly UnitOutcome[]>;
    try {
      const items = jobs.map(({ item }) => item);
      committed = await this.retrying(async (transaction) =>
        outcomesOf(items, await work(transaction, items)),
      );
    } catch (error) {
      if (jobs.length === 1 || error instanceof DatabaseUnavailableError) {
        for (const job of jobs) job.settle({ error });
        return;
      }
      // Each alone shows whose fault it was, and saves the others.
      for (const job of jobs) await this.doTogether(work, [job]);
      return;
    }
    // From here on it is done, whatever happens.
    const { result: outcomes, position, effects } = committed;
    jobs.forEach((job, index) => {
      runEffects([() => this.tell(job.request, position)]);
      job.settle(outcomes[index]!);
    });
    runEffects(effects);
  }

  private async retrying<Result>(
    body: (transaction: Transaction) => Promise<Result>,
  ): Promise<Committed<Result>> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.inTurn(() => this.attempt(body));
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
        if (tries === MAX_TRIES) {
          throw new DatabaseUnavailableError('Other writes were in the way: try again', error.cause);
        }
        await delay(Math.random() * FIRST_PAUSE_MS * 2 ** (tries - 1));
      }
    }
  }

  /** One transaction. A connection on which anything but the body failed is not used again. */
  private async attempt<Result>(
    body: (transaction: Transaction) => Promise<Result>,
  ): Promise<Committed<Result>> {
    const client = await this.connect();
    const transaction = new PostgresTransaction(client, this.dataSource);
    let broken: Error | undefined;
    try {
      await begin(client);
      const result = await this.runBody(async () => body(transaction));
      transaction.end();
      await client.query('COMMIT');
      runEffects(transaction.endings.splice(0));
      // From here on nothing throws: it is done.
      const position = this.consistency && (await placeAfterCommit(client));
      return { result, position, effects: transaction.effects };
    } catch (error) {
      transaction.end();
      broken = error instanceof NotPrimaryError ? error : await rollBack(client);
      if (isConflict(rootOf(error))) throw new ConflictError(error);
      throw translatePostgresError(error);
    } finally {
      runEffects(transaction.endings.splice(0));
      client.release(broken);
    }
  }

  /** What a body asks for is known as its own, through all that is asynchronous, until it has ended. */
  private async runBody<Result>(body: () => Promise<Result>): Promise<Result> {
    const state = { isOpen: true };
    try {
      return await this.bodies.run(state, body);
    } finally {
      state.isOpen = false;
    }
  }

  private async connect(): Promise<pg.PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      throw translatePostgresError(error);
    }
  }

  /** Before its client is answered, a request learns where its write ended. */
  private tell(request: RequestState | undefined, position: WalPosition | undefined): void {
    if (request !== undefined && position !== undefined) this.consistency?.wrote(request, position);
  }

  /** Waits here rather than for a connection of the pool, which is not waited for longer than an outage may last. */
  private async inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    if (this.writing < this.maxWriting) this.writing += 1;
    else await new Promise<void>((resolve) => this.turns.push(resolve));
    try {
      return await run();
    } finally {
      const next = this.turns.shift();
      if (next === undefined) this.writing -= 1;
      else next();
    }
  }
}

/** What a unit came to, where in the log it ended, and what is to be run now. */
interface Committed<Result> {
  readonly result: Result;
  readonly position: WalPosition | undefined;
  readonly effects: readonly Effect[];
}

/** The unit gave way to another and is to run again. */
class ConflictError extends Error {
  constructor(override readonly cause: unknown) {
    super('The unit of work gave way to another');
  }
}

/** Errors of statements come translated; what they were is their cause. */
function rootOf(error: unknown): unknown {
  return error instanceof DatabaseUnavailableError ? error.cause : error;
}
