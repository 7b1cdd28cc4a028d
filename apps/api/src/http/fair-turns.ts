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
export class FairTurns {
  /** What waits, by address, in the order in which these get their turns. */
  private readonly waiting = new Map<string, (() => void)[]>();
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
    const isFirst = this.waiting.size === 0;
    const ofAddress = this.waiting.get(address ?? '');
    if (ofAddress === undefined) this.waiting.set(address ?? '', [work]);
    else ofAddress.push(work);
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
    const work = this.next();
    if (this.waiting.size > 0) this.wait();
    work?.();
  };

  private next(): (() => void) | undefined {
    const [first] = this.waiting;
    if (first === undefined) return undefined;
    const [address, ofAddress] = first;
    const work = ofAddress.shift();
    this.waiting.delete(address);
    if (ofAddress.length > 0) this.waiting.set(address, ofAddress);
    return work;
  }
}
