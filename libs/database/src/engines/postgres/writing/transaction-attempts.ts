import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { DatabaseActivity } from '../../../activity/database-activity.js';
import { DatabaseUnavailableError } from '../../../errors/storage.errors.js';
import { type Effect, runEffects } from '../../../transactions/effects.js';
import type { Transaction } from '../../../transactions/transaction.js';
import type { ReadingDataSource } from '../../shared/reading-data-source.js';
import type { WalPosition } from '../consistency/wal-position.js';
import { isConflict, NotPrimaryError, rootOf, translatePostgresError } from '../postgres-errors.js';
import { PostgresTransaction } from '../postgres-transaction.js';
import type { BodyWatch } from './body-watch.js';
import { begin, positionAfterCommit, rollBack } from './transaction-control.js';
import { WriteSlots } from './write-slots.js';

/** Tries of a unit that others are in the way of, before its client is told to come again. */
const MAX_TRIES = 8;

/** Milliseconds before the second try, at most; each further one may wait twice as long as the one before. */
const FIRST_PAUSE_MS = 5;

/** What a unit came to, where in the log it ended, and what is to be run now. */
export interface Committed<Result> {
  readonly result: Result;
  readonly position: WalPosition | undefined;
  readonly effects: readonly Effect[];
}

/** What gives a connection for each: a pool, or whoever keeps one. */
export interface ConnectionSource {
  connect(): Promise<pg.PoolClient>;
}

/** How transactions are run. */
export interface AttemptOptions {
  /** Transactions at once, at most. */
  readonly maxWriting: number;
  /** Asks after each commit where in the log it ended, for those who read from replicas. */
  readonly asksForPosition: boolean;
  readonly activity: Pick<DatabaseActivity, 'tell'>;
}

/** Runs the body of a unit in a transaction, and again as a whole when PostgreSQL sends it back. */
export class TransactionAttempts {
  private readonly slots: WriteSlots;

  constructor(
    private readonly pool: ConnectionSource,
    private readonly dataSource: ReadingDataSource,
    private readonly watch: BodyWatch<PostgresTransaction>,
    private readonly options: AttemptOptions,
  ) {
    this.slots = new WriteSlots(options.maxWriting);
  }

  /**
   * @param units how many it does at once
   * @throws DatabaseUnavailableError when others stay in the way, or the server can't be reached
   */
  async commit<Result>(
    body: (transaction: Transaction) => Promise<Result>,
    units = 1,
  ): Promise<Committed<Result>> {
    const askedAt = performance.now();
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.slots.run(() => this.attempt(body, units, askedAt));
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
        this.options.activity.tell((observer) => observer.sentBack?.());
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
    units: number,
    askedAt: number,
  ): Promise<Committed<Result>> {
    const client = await this.connect();
    const transaction = new PostgresTransaction(client, this.dataSource, this.watch);
    let broken: Error | undefined;
    const begunAt = performance.now();
    try {
      await begin(client);
      const result = await this.watch.run(async () => body(transaction), transaction);
      transaction.assertAllJoined();
      transaction.end();
      const readyAt = performance.now();
      await commit(client, transaction);
      this.told({ units, askedAt, begunAt, readyAt });
      runEffects(transaction.endings.splice(0));
      // From here on nothing throws: it is done.
      const position = this.options.asksForPosition ? await positionAfterCommit(client) : undefined;
      return { result, position, effects: transaction.effects };
    } catch (error) {
      transaction.end();
      // A conflict that the body has caught is one nevertheless.
      const conflict = [error, transaction.failure].find((failure) => isConflict(rootOf(failure)));
      broken = error instanceof NotPrimaryError ? error : await rollBack(client);
      if (conflict !== undefined) throw new ConflictError(conflict);
      throw translatePostgresError(error);
    } finally {
      runEffects(transaction.endings.splice(0));
      client.release(broken);
    }
  }

  private told({ units, askedAt, begunAt, readyAt }: Times): void {
    const endedAt = performance.now();
    const transaction = {
      units,
      waitedSeconds: (begunAt - askedAt) / 1_000,
      seconds: (endedAt - begunAt) / 1_000,
      commitSeconds: (endedAt - readyAt) / 1_000,
    };
    this.options.activity.tell((observer) => observer.committed?.(transaction));
  }

  private async connect(): Promise<pg.PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      throw translatePostgresError(error);
    }
  }
}

/** Of a transaction that was committed, by `performance.now()`. */
interface Times {
  readonly units: number;
  readonly askedAt: number;
  readonly begunAt: number;
  readonly readyAt: number;
}

/** The unit gave way to another and is to run again. */
class ConflictError extends Error {
  constructor(override readonly cause: unknown) {
    super('The unit of work gave way to another');
  }
}

/**
 * PostgreSQL answers COMMIT of a transaction in which a statement has failed by rolling it back, without an error: the body
 * has caught the statement's.
 */
async function commit(client: pg.PoolClient, { failure }: PostgresTransaction): Promise<void> {
  if (isConflict(rootOf(failure))) throw failure;
  const { command } = await client.query('COMMIT');
  if (command !== 'COMMIT') throw failure ?? new DatabaseUnavailableError('The transaction was rolled back');
}
