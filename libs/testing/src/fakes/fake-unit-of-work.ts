import { AsyncLocalStorage } from 'node:async_hooks';
import {
  NestedUnitOfWorkError,
  NotATransactionError,
  type Transaction,
  UnitOfWork,
  type WriteOptions,
} from '@retinue/database';
import { FakeTransaction } from './fake-transaction.js';
import { FakeWorld } from './fake-world.js';

/**
 * `UnitOfWork` in memory: one body after the other, and what the fakes have written in one that fails is taken back.
 */
export class FakeUnitOfWork extends UnitOfWork {
  /** What bodies are given as `transaction.manager`: a stub of the test's own. */
  manager: Transaction['manager'] | undefined;
  private readonly bodies = new AsyncLocalStorage<{ isOpen: boolean }>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly world: FakeWorld = new FakeWorld()) {
    super();
  }

  override async write<Result>(
    body: (transaction: Transaction) => Promise<Result>,
    options?: WriteOptions,
  ): Promise<Result> {
    const outer: unknown = options?.transaction;
    if (outer instanceof FakeTransaction) return outer.join(body);
    if (outer !== undefined) throw new NotATransactionError(outer);
    if (this.bodies.getStore()?.isOpen === true) throw new NestedUnitOfWorkError();
    const unit = this.last.then(async () => this.commit(body));
    this.last = unit.catch(() => undefined);
    return unit;
  }

  private async commit<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const transaction = new FakeTransaction(this.world, this.manager);
    const state = { isOpen: true };
    try {
      const result = await this.bodies.run(state, async () => transaction.runBody(body));
      state.isOpen = false;
      for (const effect of transaction.effects) effect();
      return result;
    } finally {
      state.isOpen = false;
      for (const effect of transaction.endings) effect();
    }
  }
}
