import { AsyncLocalStorage } from 'node:async_hooks';

/** Tells what the body of a unit of work asks for from what others do: bodies of many units run at once. */
export class BodyWatch {
  private readonly bodies = new AsyncLocalStorage<{ readonly isOpen: boolean }>();

  /** Whether it is a body that asks now. */
  get isSpeaking(): boolean {
    return this.bodies.getStore()?.isOpen === true;
  }

  /** What a body asks for is known as its own, through all that is asynchronous, until it has ended. */
  async run<Result>(body: () => Promise<Result>): Promise<Result> {
    const state = { isOpen: true };
    try {
      return await this.bodies.run(state, body);
    } finally {
      state.isOpen = false;
    }
  }
}
