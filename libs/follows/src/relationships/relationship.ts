import type { UserKey } from '@retinue/users';

/** Two users, the first of whom looks at the second. */
export interface Pair {
  readonly userId: number;
  readonly otherId: number;
}

/** The same, by whichever ids the caller has for the two. */
export interface PairKeys {
  readonly userId: UserKey;
  readonly otherId: UserKey;
}

/** What is between two users, seen from the first. */
export interface Relationship extends Pair {
  readonly userExternalId: string | null;
  readonly otherExternalId: string | null;
  readonly following: boolean;
  readonly followedBy: boolean;
  readonly requested: boolean;
  readonly requestedBy: boolean;
  readonly blocking: boolean;
  readonly blockedBy: boolean;
  readonly muting: boolean;
  /** Since when the first user follows the other; `null` when not following. */
  readonly followedAt: Date | null;
}
