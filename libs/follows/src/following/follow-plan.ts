import type { DomainError } from '@retinue/common';
import { UserNotFoundError, type UserReference } from '@retinue/users';
import type { Edge } from './follow.js';
import type { FollowPolicy } from './follow.policy.js';
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
export interface FollowOperation extends Edge {
  readonly op: 'follow' | 'unfollow';
}

/** What an operation comes to: an outcome, or the rule that refuses it. */
export type OperationResult =
  { readonly outcome: FollowOutcome | UnfollowOutcome } | { readonly refusal: DomainError };

/** What has to change for a plan to come true: first what goes, then what comes. */
export interface PlannedChanges {
  readonly endedRequests: readonly Edge[];
  readonly endedFollows: readonly Edge[];
  readonly newFollows: readonly Edge[];
  readonly newRequests: readonly Edge[];
}

/** One pair on the way through the operations of a plan. */
interface PairProgress {
  readonly edge: Edge;
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
   * @param edges the pairs of all operations to come, each with where it stands
   */
  constructor(
    private readonly policy: FollowPolicy,
    private readonly users: ReadonlyMap<number, UserReference>,
    edges: Iterable<readonly [Edge, FollowState]>,
  ) {
    for (const [edge, before] of edges) {
      this.pairs.set(keyOf(edge), { edge, before, now: before, moved: false });
    }
  }

  /** Thinks one operation through. */
  take(operation: FollowOperation): OperationResult {
    try {
      const { follower, followee } = requireBoth(this.users, operation);
      const pair = this.pairs.get(keyOf(operation));
      // Nothing is ever kept about a user and itself.
      const state = pair?.now ?? 'none';
      const outcome =
        operation.op === 'follow'
          ? decideFollow(state, follower, followee, this.policy)
          : decideUnfollow(state);
      if (pair !== undefined) {
        pair.now = stateAfter(outcome, state);
        pair.moved ||= pair.now !== state;
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
    const edges = (when: keyof Pick<PairProgress, 'before' | 'now'>, state: FollowState): Edge[] =>
      moved.filter((pair) => pair[when] === state).map(({ edge }) => edge);
    return {
      endedRequests: edges('before', 'requested'),
      endedFollows: edges('before', 'following'),
      newFollows: edges('now', 'following'),
      newRequests: edges('now', 'requested'),
    };
  }
}

function requireBoth(
  users: ReadonlyMap<number, UserReference>,
  { op, followerId, followeeId }: FollowOperation,
): { follower: UserReference; followee: UserReference } {
  if (op === 'follow' && followerId === followeeId) throw new CannotFollowSelfError();
  const require = (userId: number, name: keyof Edge): UserReference => {
    const user = users.get(userId);
    if (user === undefined) throw new UserNotFoundError(userId, name);
    return user;
  };
  return { follower: require(followerId, 'followerId'), followee: require(followeeId, 'followeeId') };
}

function keyOf({ followerId, followeeId }: Edge): string {
  return `${followerId} ${followeeId}`;
}
