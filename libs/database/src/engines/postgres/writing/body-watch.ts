import { AsyncLocalStorage } from 'node:async_hooks';

interface Body<Transaction> {
  readonly transaction: Transaction;
  isOpen: boolean;
}

/** Tells what the body of a unit of work asks for from what others do: bodies of many units run at once. */
export class BodyWatch<Transaction> {
  private readonly bodies = new AsyncLocalStorage<Body<Transaction>>();
  private running = 0;

  /** Whether it is a body that asks now. */
  get isInBody(): boolean {
    return this.bodies.getStore()?.isOpen === true;
  }

  /** That of the body that asks now. */
  get transaction(): Transaction | undefined {
    return this.bodies.getStore()?.transaction;
  }

  /** What a body asks for is known as its own, through all that is asynchronous, until it has ended. */
  async run<Result>(body: () => Promise<Result>, transaction: Transaction): Promise<Result> {
    const state = { isOpen: true, transaction };
    this.running += 1;
    try {
      return await this.bodies.run(state, body);
    } finally {
      state.isOpen = false;
      this.running -= 1;
      // Up to Node 22, every promise of the process pays for a storage that is on: a read, a tenth of its time.
      if (this.running === 0) this.bodies.disable();
    }
  }
}
