import { AddressQueue } from './address-queue.js';

/**
 * Milliseconds that work waits while connections come in. The event loop accepts one a turn (libuv since 1.45), so a turn
 * that is full of work keeps all of them waiting. As long is worked then, though more come: whoever connects without end
 * must not keep all others from being read.
 */
const ACCEPTING_MS = 20;

/**
 * Shares out the turns of the event loop among those who have more to do: one gets one, and addresses follow each other,
 * however much of them wants its turn.
 */
export class LoopTurns {
  private readonly waiting = new AddressQueue();
  private hasAccepted = false;
  private acceptsUntil = -Infinity;

  /** Told of each connection that comes in. */
  accepted(): void {
    this.hasAccepted = true;
  }

  /**
   * Runs the work in a turn of its own.
   *
   * @param address whose work it is, as the socket tells it; `undefined` when it is gone already
   */
  take(address: string | undefined, work: () => void): void {
    const isFirst = this.waiting.isEmpty;
    this.waiting.push(address, work);
    if (isFirst) this.wait();
  }

  private wait(): void {
    const now = performance.now();
    if (now > this.acceptsUntil + ACCEPTING_MS) this.acceptsUntil = now + ACCEPTING_MS;
    setImmediate(this.turn);
  }

  private readonly turn = (): void => {
    const mayAcceptMore = this.hasAccepted && performance.now() < this.acceptsUntil;
    this.hasAccepted = false;
    if (mayAcceptMore) {
      setImmediate(this.turn);
      return;
    }
    const work = this.waiting.shift();
    if (!this.waiting.isEmpty) this.wait();
    work?.();
  };
}
