import type { LoggedCaller } from '@retinue/access';
import type { DomainError } from '@retinue/common';
import { type FoundUsers, UserNotFoundError, type UserReference } from '@retinue/users';
import { type Edge, type EdgeChange, type EdgeKeys, keyOfEdge } from './follow.js';
import type { FollowPolicy } from './follow.policy.js';
import type { FollowAllowance } from '../limits/follow-allowance.js';
import {
  decideFollow,
  decideUnfollow,
  type FollowOutcome,
  type FollowState,
  stateAfter,
  type UnfollowOutcome,
} from './follow-state.js';
import { CannotFollowSelfError, FollowRefusal } from './follows.errors.js';

/** Something that a client wants done to one edge. */
export interface FollowOperation extends EdgeKeys {
  readonly op: 'follow' | 'unfollow';
}

/** The same, and who asked for it. */
export interface AskedOperation extends FollowOperation {
  readonly caller: LoggedCaller | undefined;
}

/** The same, when it is known who the two are. */
export interface PlannedOperation extends EdgeChange {
  readonly op: 'follow' | 'unfollow';
  /** As the client named them, where it was not by these ids. */
  readonly given?: EdgeKeys;
}

/** What an operation comes to: an outcome, or the rule that refuses it. */
export type OperationResult =
  { readonly outcome: FollowOutcome | UnfollowOutcome } | { readonly refusal: DomainError };

/** What has to change for a plan to come true: first what goes, then what comes. */
export interface PlannedChanges {
  readonly withdrawnRequests: readonly EdgeChange[];
  /** Those that are follows now. */
  readonly followedRequests: readonly EdgeChange[];
  readonly endedFollows: readonly EdgeChange[];
  readonly newFollows: readonly EdgeChange[];
  readonly newRequests: readonly EdgeChange[];
}

/** One pair on the way through the operations of a plan. */
interface PairProgress {
  readonly edge: EdgeChange;
  readonly before: FollowState;
  now: FollowState;
  /** It left the state it began with, if perhaps to come back. */
  moved: boolean;
}

/**
 * Operations thought through one after the other, each on what those before it leave behind, before anything is
 * done. The same thinking serves one follow, a batch, and the dry run of a batch, which therefore says exactly what
 * the batch would do.
 */
export class FollowPlan {
  private readonly pairs = new Map<string, PairProgress>();

  /**
   * @param users those who exist
   * @param edges the pairs of all operations to come, each with where it stands; those of one pair are of one caller
   * @param allowance where there are limits
   */
  constructor(
    private readonly policy: FollowPolicy,
    private readonly users: FoundUsers,
    edges: Iterable<readonly [EdgeChange, FollowState]>,
    private readonly allowance?: FollowAllowance,
  ) {
    for (const [edge, before] of edges) {
      this.pairs.set(keyOfEdge(edge), { edge, before, now: before, moved: false });
    }
  }

  /** Thinks one operation through. */
  take(operation: PlannedOperation): OperationResult {
    try {
      const { follower, followee } = requireBoth(this.users, operation);
      const pair = this.pairs.get(keyOfEdge(operation));
      // Nothing is ever kept about a user and itself.
      const state = pair?.now ?? 'none';
      const outcome =
        operation.op === 'follow'
          ? decideFollow(state, follower, followee, this.policy, operation.given)
          : decideUnfollow(state);
      if (pair !== undefined) {
        const now = stateAfter(outcome, state);
        this.allowance?.take(follower.id, operation.given?.followerId ?? follower.id, state, now);
        pair.now = now;
        pair.moved ||= now !== state;
      }
      return { outcome };
    } catch (error) {
      if (error instanceof FollowRefusal || error instanceof UserNotFoundError) return { refusal: error };
      throw error;
    }
  }

  /** What the operations taken come to in the end; who unfollowed and followed again has a new follow. */
  changes(): PlannedChanges {
    const moved = [...this.pairs.values()].filter((pair) => pair.moved);
    const edges = (when: keyof Pick<PairProgress, 'before' | 'now'>, state: FollowState): EdgeChange[] =>
      moved.filter((pair) => pair[when] === state).map(({ edge }) => edge);
    const isFollowing = (edge: EdgeChange): boolean => this.pairs.get(keyOfEdge(edge))?.now === 'following';
    return {
      withdrawnRequests: edges('before', 'requested').filter((edge) => !isFollowing(edge)),
      followedRequests: edges('before', 'requested').filter(isFollowing),
      endedFollows: edges('before', 'following'),
      newFollows: edges('now', 'following'),
      newRequests: edges('now', 'requested'),
    };
  }
}

function requireBoth(
  users: FoundUsers,
  { op, followerId, followeeId, given }: PlannedOperation,
): { follower: UserReference; followee: UserReference } {
  if (op === 'follow' && followerId === followeeId) throw new CannotFollowSelfError();
  const require = (userId: number, name: keyof Edge): UserReference => {
    const user = users.get(userId);
    if (user === undefined) throw new UserNotFoundError(given?.[name] ?? userId, name);
    return user;
  };
  return { follower: require(followerId, 'followerId'), followee: require(followeeId, 'followeeId') };
}
