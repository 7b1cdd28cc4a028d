import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { DatabaseUnavailableError } from '../../../errors/storage.errors.js';
import { type Effect, runEffects } from '../../../transactions/effects.js';
import type { Transaction } from '../../../transactions/transaction.js';
import type { ReadingDataSource } from '../../shared/reading-data-source.js';
import type { WalPosition } from '../consistency/wal-position.js';
import { isConflict, NotPrimaryError, translatePostgresError } from '../postgres-errors.js';
import { PostgresTransaction } from '../postgres-transaction.js';
import type { BodyWatch } from './body-watch.js';
import { begin, positionAfterCommit, rollBack } from './transaction-control.js';
import { WriteTurns } from './write-turns.js';

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

/** How transactions are run. */
export interface AttemptOptions {
  /** Transactions at once, at most. */
  readonly maxWriting: number;
  /** Asks after each commit where in the log it ended, for those who read from replicas. */
  readonly asksForPosition: boolean;
}

/** Runs the body of a unit in a transaction, and again as a whole when PostgreSQL sends it back. */
export class TransactionAttempts {
  private readonly turns: WriteTurns;

  constructor(
    private readonly pool: pg.Pool,
    private readonly dataSource: ReadingDataSource,
    private readonly watch: BodyWatch,
    private readonly options: AttemptOptions,
  ) {
    this.turns = new WriteTurns(options.maxWriting);
  }

  /** @throws DatabaseUnavailableError when others stay in the way, or the server can't be reached */
  async commit<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Committed<Result>> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.turns.run(() => this.attempt(body));
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
      const result = await this.watch.run(async () => body(transaction));
      transaction.end();
      await client.query('COMMIT');
      runEffects(transaction.endings.splice(0));
      // From here on nothing throws: it is done.
      const position = this.options.asksForPosition ? await positionAfterCommit(client) : undefined;
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

  private async connect(): Promise<pg.PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      throw translatePostgresError(error);
    }
  }
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
