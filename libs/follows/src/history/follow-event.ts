import type { Page, PageRequest } from '@retinue/common';
import type { Transaction } from '@retinue/database';
import type { UserCard } from '@retinue/users';
import type { Edge, FollowDirection, ListOrder } from '../following/follow.js';

/** Why an edge came or went. */
export const FOLLOW_CAUSES = ['follow', 'accept', 'import', 'unfollow', 'remove', 'block', 'leave'] as const;
export type FollowCause = (typeof FOLLOW_CAUSES)[number];

export const FOLLOW_CHANGES = ['gained', 'lost'] as const;
export type FollowChange = (typeof FOLLOW_CHANGES)[number];

interface EventKind {
  readonly change: FollowChange;
  /** Which of the two is the follower of the edge that changed. */
  readonly follower: 'actor' | 'subject';
  readonly cause: FollowCause;
}

/**
 * The changes of an edge, each named from the side of whoever made it (the actor):
 * - `follow`, `import`: the actor follows the subject now;
 * - `accept_follower`: the subject follows the actor now, whose approval it waited for;
 * - `unfollow`, `block_followee`, `leave_followee`: the actor follows the subject no more, because it unfollowed,
 *   blocked, or was deleted;
 * - `remove_follower`, `block_follower`, `leave_follower`: the subject follows the actor no more.
 */
export const EVENT_KINDS = {
  follow: { change: 'gained', follower: 'actor', cause: 'follow' },
  import: { change: 'gained', follower: 'actor', cause: 'import' },
  accept_follower: { change: 'gained', follower: 'subject', cause: 'accept' },
  unfollow: { change: 'lost', follower: 'actor', cause: 'unfollow' },
  remove_follower: { change: 'lost', follower: 'subject', cause: 'remove' },
  block_followee: { change: 'lost', follower: 'actor', cause: 'block' },
  block_follower: { change: 'lost', follower: 'subject', cause: 'block' },
  leave_followee: { change: 'lost', follower: 'actor', cause: 'leave' },
  leave_follower: { change: 'lost', follower: 'subject', cause: 'leave' },
} as const satisfies Readonly<Record<string, EventKind>>;

export type FollowEventType = keyof typeof EVENT_KINDS;

export interface FollowEvent {
  readonly type: FollowEventType;
  readonly actorId: number;
  readonly subjectId: number;
}

/** The event for the change of an edge. */
export function eventOf(type: FollowEventType, { followerId, followeeId }: Edge): FollowEvent {
  return EVENT_KINDS[type].follower === 'actor'
    ? { type, actorId: followerId, subjectId: followeeId }
    : { type, actorId: followeeId, subjectId: followerId };
}

/** One change in a user's lists. */
export interface FollowHistoryItem {
  readonly at: Date;
  readonly change: FollowChange;
  /** Which list of the user gained or lost. */
  readonly list: FollowDirection;
  readonly cause: FollowCause;
  /** Who made the change: the user, or the other. */
  readonly actorId: number;
  /** Whom the list gained or lost. */
  readonly otherId: number;
  /** The other as it is now; `null` when it was deleted since. */
  readonly other: UserCard | null;
}

/** A stretch of time, from `from` to before `to`; open where one is left out. */
export interface Period {
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** The log of every change of an edge, written in the transaction of the change. It outlives the users in it. */
export abstract class FollowEventLog {
  /** Appends events, in order. */
  abstract append(transaction: Transaction, events: readonly FollowEvent[], at: Date): Promise<void>;

  /** When the last event was; `undefined` when there is none. */
  abstract latest(): Promise<Date | undefined>;

  /**
   * A page of the changes in a user's lists, by time.
   *
   * @throws InvalidCursorError
   */
  abstract history(
    userId: number,
    period: Period,
    order: ListOrder,
    page: PageRequest,
  ): Promise<Page<FollowHistoryItem>>;
}
