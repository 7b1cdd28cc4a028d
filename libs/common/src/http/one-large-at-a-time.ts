import { letLoopTurn } from '../event-loop/let-loop-turn.js';

/** Items in a list from which on a body is a large one: looking at a thousand takes some 6 ms. */
const LARGE_LIST = 100;

/** Whether a body is best taken when its turn has come, see {@link largeTurn}. */
export function isLarge(body: object): boolean {
  for (const part of Object.values(body)) if (Array.isArray(part) && part.length > LARGE_LIST) return true;
  return false;
}

let lastTurn: Promise<void> = Promise.resolve();

/**
 * Comes back when it is the turn of one more large body: all of this process in the order they came, and others are
 * answered between two of them. Without it, a hundred that came together would be looked at in one go.
 */
export async function largeTurn(): Promise<void> {
  lastTurn = lastTurn.then(letLoopTurn);
  return lastTurn;
}
