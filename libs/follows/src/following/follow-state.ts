import type { UserReference } from '@retinue/users';
import type { FollowPolicy } from './follow.policy.js';
import type { EdgeKeys } from './follow.js';
import { BlockedError } from './follows.errors.js';

/**
 * Where one user stands with another as a follower: exactly one of these. `blocked` when either of the two
 * blocks the other; nothing else is between them then. docs/rules.md draws what leads from one to the next.
 */
export type FollowState = 'none' | 'requested' | 'following' | 'blocked';

/** What asking to follow comes to. */
export type FollowOutcome = 'followed' | 'already_following' | 'requested' | 'already_requested';

/** What asking to unfollow comes to. */
export type UnfollowOutcome = 'unfollowed' | 'request_withdrawn' | 'not_following';

/**
 * The rule of following. Who follows or waits already keeps that, whatever the policy says by now.
 *
 * @param given as the caller named them
 * @throws FollowNotAllowedError
 * @throws BlockedError
 */
export function decideFollow(
  state: FollowState,
  follower: UserReference,
  followee: UserReference,
  policy: FollowPolicy,
  given: EdgeKeys = { followerId: follower.id, followeeId: followee.id },
): FollowOutcome {
  if (state === 'following') return 'already_following';
  if (state === 'blocked') throw new BlockedError(given.followerId, given.followeeId);
  if (state === 'requested') return followee.isPrivate ? 'already_requested' : 'followed';
  policy.assertMayFollow(follower, followee);
  return followee.isPrivate ? 'requested' : 'followed';
}

/** The rule of unfollowing: it ends a follow, or takes a request back, or there was neither. */
export function decideUnfollow(state: FollowState): UnfollowOutcome {
  if (state === 'following') return 'unfollowed';
  return state === 'requested' ? 'request_withdrawn' : 'not_following';
}

/** Where an outcome leaves a pair that stood as given. */
export function stateAfter(outcome: FollowOutcome | UnfollowOutcome, before: FollowState): FollowState {
  switch (outcome) {
    case 'followed':
      return 'following';
    case 'requested':
      return 'requested';
    case 'unfollowed':
    case 'request_withdrawn':
      return 'none';
    case 'already_following':
    case 'already_requested':
    case 'not_following':
      return before;
  }
}
