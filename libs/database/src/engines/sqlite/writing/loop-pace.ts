import { letLoopTurn } from '@retinue/common';

/** For how long writes keep the event loop to themselves (milliseconds): nobody is answered meanwhile. */
const HELD_FOR_MS = 10;

/** Lets work that goes on for long give the event loop a turn now and then, in which others are answered. */
export class LoopPace {
  private heldSince = performance.now();
  private yielding: Promise<void> | undefined;
  /** Told when the loop has turned, before the work goes on. */
  onGoingOn: () => void = () => undefined;

  /** A turn has just begun. */
  begin(): void {
    this.heldSince = performance.now();
  }

  get isYielding(): boolean {
    return this.yielding !== undefined;
  }

  /** Whether to {@link yieldToLoop} before going on. While somebody yields, everybody does, so that all go on in their order. */
  get mustYield(): boolean {
    return this.yielding !== undefined || performance.now() - this.heldSince > HELD_FOR_MS;
  }

  /** Comes back when the loop has turned: what had arrived by then has been read, and answered where it could be. */
  async yieldToLoop(): Promise<void> {
    this.yielding ??= letLoopTurn().then(() => {
      this.yielding = undefined;
      this.begin();
      this.onGoingOn();
    });
    return this.yielding;
  }
}
