import { Transaction, TransactionEndedError } from '@retinue/database';
import type { FakeWorld } from './fake-world.js';

type Manager = Transaction['manager'];

/** A transaction on a {@link FakeWorld}: what fails is taken back. It knows no SQL, and its manager is the test's own. */
export class FakeTransaction extends Transaction {
  private ended = false;

  constructor(
    private readonly world: FakeWorld,
    private readonly ownManager: Manager | undefined,
  ) {
    super();
  }

  override async run(): Promise<never> {
    throw noDatabase();
  }

  override async executeMany(): Promise<never> {
    throw noDatabase();
  }

  override async load(): Promise<never> {
    throw noDatabase();
  }

  override async all(): Promise<never> {
    throw noDatabase();
  }

  override async get(): Promise<never> {
    throw noDatabase();
  }

  override async tryLock(): Promise<boolean> {
    return true;
  }

  override get manager(): Manager {
    if (this.ownManager === undefined) throw noDatabase();
    return this.ownManager;
  }

  /** Runs a body in it. What it has written is taken back when it fails. */
  async runBody<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const takeBack = this.world.remember();
    try {
      const result = await body(this);
      this.assertAllJoined();
      return result;
    } catch (error) {
      takeBack();
      throw error;
    } finally {
      this.ended = true;
    }
  }

  protected override async runJoined<Result>(
    body: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    if (this.ended) throw new TransactionEndedError();
    const joined = new FakeTransaction(this.world, this.ownManager);
    try {
      const result = await joined.runBody(body);
      this.effects.push(...joined.effects);
      return result;
    } finally {
      this.endings.push(...joined.endings);
    }
  }
}

function noDatabase(): Error {
  return new Error(
    'A fake transaction has no database: give FakeUnitOfWork a manager of your own, or take openRetinue()',
  );
}
