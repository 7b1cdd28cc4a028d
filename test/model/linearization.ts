import { isDeepStrictEqual } from 'node:util';
import type { FollowModel } from './follow-model.js';
import type { Answer, Operation } from './model-operations.js';

/** An operation that was sent, and what the service answered. */
export interface Observed {
  readonly operation: Operation;
  readonly answer: Answer;
}

/**
 * The states in which operations sent at once can have left the service: those that some order of them leads to, one
 * after the other, in which each answers what was observed. None means that what was observed is not what the rules
 * allow, in any order (Herlihy and Wing, "Linearizability", 1990, for operations that all overlap).
 */
export function possibleStates(starts: readonly FollowModel[], observed: readonly Observed[]): FollowModel[] {
  const found = new Map<string, FollowModel>();
  const visited = new Set<string>();
  const explore = (state: FollowModel, left: readonly Observed[]): void => {
    const key = `${state.key()} ${left.map((one) => observed.indexOf(one)).join()}`;
    if (visited.has(key)) return;
    visited.add(key);
    if (left.length === 0) found.set(state.key(), state);
    for (const next of left) {
      const after = state.copy();
      if (!isDeepStrictEqual(after.apply(next.operation), next.answer)) continue;
      explore(
        after,
        left.filter((one) => one !== next),
      );
    }
  };
  for (const start of starts) explore(start, observed);
  return [...found.values()];
}
