/** Turns at least, long as they may be, and at most: an empty one takes some 3 us. */
const MIN_TURNS = 5;
const MAX_TURNS = 50;

/** Milliseconds after which those at least are enough: whoever yields to the others has work to do as well. */
const MAX_YIELD_MS = 5;

/**
 * Comes back when the event loop has turned, so that what had arrived is read, and answered where it can be. Several turns
 * where they are short: of the connections that come in, the loop takes one a turn.
 */
export async function letLoopTurn(): Promise<void> {
  return new Promise((resolve) => {
    let turns = 0;
    let until = Infinity;
    const turn = (): void => {
      // Counted from here on: before the first turn, whoever asked for it may still be at work.
      if (turns === 0) until = performance.now() + MAX_YIELD_MS;
      turns += 1;
      if (turns >= MAX_TURNS || (turns >= MIN_TURNS && performance.now() > until)) resolve();
      else setImmediate(turn);
    };
    setImmediate(turn);
  });
}
