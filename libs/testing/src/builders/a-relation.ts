import type { Block, Edge, Relationship } from '@retinue/follows';
import { nextNumber } from './next-number.js';

/** Who follows whom; ids that are not given are of nobody else. */
export function aFollow(given: Partial<Edge> = {}): Edge {
  return { followerId: nextNumber(), followeeId: nextNumber(), ...given };
}

/** Who blocks whom; ids that are not given are of nobody else. */
export function aBlock(given: Partial<Block> = {}): Block {
  return { blockerId: nextNumber(), blockedId: nextNumber(), ...given };
}

/** What is between two users, as a service answers it, for a stub of the test's own: nothing but what is given. */
export function aRelationship(given: Partial<Relationship> = {}): Relationship {
  return {
    userId: nextNumber(),
    userExternalId: null,
    otherId: nextNumber(),
    otherExternalId: null,
    following: false,
    followedBy: false,
    requested: false,
    requestedBy: false,
    blocking: false,
    blockedBy: false,
    muting: false,
    followedAt: null,
    ...given,
  };
}
