import type { EdgeKeys } from './follow.js';

/** An edge from elsewhere; `createdAt` is now when left out, or in the future (see FollowClock: lists end at now). */
export interface ImportedEdge extends EdgeKeys {
  readonly createdAt?: Date | undefined;
}

/** What became of an imported edge. */
export type EdgeOutcome =
  'added' | 'already_there' | 'self_follow' | 'unknown_follower' | 'unknown_followee' | 'blocked';
