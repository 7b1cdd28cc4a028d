import type pg from 'pg';
import type { DatabaseActivity } from '../../activity/database-activity.js';
import { NestedUnitOfWorkError } from '../../errors/misuse.errors.js';
import { DatabaseUnavailableError } from '../../errors/storage.errors.js';
import { runEffects } from '../../transactions/effects.js';
import type { Transaction } from '../../transactions/transaction.js';
import type { GroupedWork } from '../../transactions/unit-of-work.js';
import { JoiningUnitOfWork } from '../../transactions/joining-unit-of-work.js';
import type { ReadingDataSource } from '../shared/reading-data-source.js';
import type { RequestConsistency, RequestState } from './consistency/request-consistency.js';
import type { WalPosition } from './consistency/wal-position.js';
import type { PostgresTransaction } from './postgres-transaction.js';
import { BodyWatch } from './writing/body-watch.js';
import { GroupCommit } from './writing/group-commit.js';
import { TransactionAttempts } from './writing/transaction-attempts.js';

/** Units that wait, at most. What they hold is memory, and whoever comes later waits longer. */
const MAX_WAITING = 10_000;

/**
 * Each unit in a transaction and on a connection of its own; those that may be shared, together while one of their kind
 * is under way, so that many who follow one celebrity wait for its counts once, and for one commit.
 *
 * A unit that PostgreSQL sends back (serialization failure, deadlock) runs again as a whole.
 */
export class PostgresUnitOfWork extends JoiningUnitOfWork {
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly watch = new BodyWatch<PostgresTransaction>();
  private readonly attempts: TransactionAttempts;
  private readonly group: GroupCommit;
  private waiting = 0;
  private closed = false;

  /**
   * @param maxWriting transactions at once, at most: fewer than the pool has connections, so that reads go on
   * @param consistency where there are replicas: told where each write ended
   */
  constructor(
    pool: pg.Pool,
    dataSource: ReadingDataSource,
    maxWriting: number,
    activity: Pick<DatabaseActivity, 'tell'>,
    private readonly consistency?: RequestConsistency,
  ) {
    super();
    const asksForPosition = consistency !== undefined;
    this.attempts = new TransactionAttempts(pool, dataSource, this.watch, {
      maxWriting,
      asksForPosition,
      activity,
    });
    this.group = new GroupCommit(this.attempts, (request, position) => this.tell(request, position));
  }

  protected override async commit<Result>(
    body: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    const request = this.consistency?.current;
    return this.tracked(async () => {
      const { result, position, effects } = await this.attempts.commit(body);
      runEffects([() => this.tell(request, position), ...effects]);
      return result;
    });
  }

  protected override async commitGrouped<Item, Result>(
    work: GroupedWork<Item, Result>,
    item: Item,
  ): Promise<Result> {
    return this.tracked(
      () =>
        new Promise<Result>((resolve, reject) => {
          this.group.add(work as GroupedWork<unknown, unknown>, {
            item,
            request: this.consistency?.current,
            settle: (outcome) => {
              if ('error' in outcome) reject(outcome.error);
              else resolve(outcome.value as Result);
            },
          });
        }),
    );
  }

  /** Units that are asked for and not answered yet. */
  get unanswered(): number {
    return this.waiting;
  }

  /** Takes no further units and waits until those taken are committed or refused. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.underWay);
  }

  private async tracked<Result>(run: () => Promise<Result>): Promise<Result> {
    if (this.watch.isInBody) throw new NestedUnitOfWorkError();
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

  /** Before its client is answered, a request learns where its write ended. */
  private tell(request: RequestState | undefined, position: WalPosition | undefined): void {
    if (request !== undefined && position !== undefined) this.consistency?.wrote(request, position);
  }
}
