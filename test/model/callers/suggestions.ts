import type { FollowModel } from '../follow-model.js';
import { pair } from '../model-facts.js';

/** Whom a user may want to follow, the best first: see docs/rules.md. Ties go by id, so they are not told apart here. */
export function suggestionsFor(state: FollowModel, user: number): number[] {
  const inCommon = new Map<number, number>();
  for (const followee of state.following(user)) {
    for (const theirs of state.following(followee)) inCommon.set(theirs, (inCommon.get(theirs) ?? 0) + 1);
  }
  return [...inCommon.keys()]
    .filter((other) => isOpen(state, user, other))
    .toSorted((one, another) => one - another);
}

function isOpen({ follows, requests, blocks, mutes }: FollowModel, user: number, other: number): boolean {
  const stands = [follows, requests, blocks, mutes].some((pairs) => pairs.has(pair(user, other)));
  return user !== other && !stands && !blocks.has(pair(other, user));
}
