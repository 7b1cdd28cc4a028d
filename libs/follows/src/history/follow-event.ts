import type { Page, PageRequest } from '@retinue/common';
import type { LoggedCaller } from '@retinue/access';
import type { UserCard } from '@retinue/users';
import {
  EVENT_KINDS,
  type FollowCause,
  type FollowChange,
  type FollowEventType,
} from '../events/edge-kinds.js';
import type { EdgeChange, FollowDirection, ListOrder } from '../following/follow.js';

export interface FollowEvent {
  readonly type: FollowEventType;
  readonly actorId: number;
  readonly subjectId: number;
  /** Who asked for it: the actor, as a rule, but for services and administrators. */
  readonly caller?: LoggedCaller | undefined;
}

/** The event for the change of an edge. */
export function eventOf(type: FollowEventType, { followerId, followeeId, caller }: EdgeChange): FollowEvent {
  return EVENT_KINDS[type].follower === 'actor'
    ? { type, actorId: followerId, subjectId: followeeId, caller }
    : { type, actorId: followeeId, subjectId: followerId, caller };
}

/** One change of an edge, for whoever looks at the log as a whole. */
export interface LoggedChange {
  /** By which the log is in order. */
  readonly id: number;
  readonly at: Date;
  /** Whether the edge came or went. */
  readonly change: FollowChange;
  readonly cause: FollowCause;
  readonly followerId: number;
  readonly followeeId: number;
  /** Whose doing it was: the follower, or the followee. */
  readonly actorId: number;
  /** The user who called for it; `null` when it was none, or nobody is known. */
  readonly callerId: number | null;
  /** The name of the service that called, in its own name or for that user; `null` when it was none, or nobody is known. */
  readonly service: string | null;
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
  /** `null` when the actor has none, or was deleted since. */
  readonly actorExternalId: string | null;
  /** The user who called for it; `null` when it was none, or nobody is known. */
  readonly callerId: number | null;
  /** `null` when the caller has none, or was deleted since. */
  readonly callerExternalId: string | null;
  /** The name of the service that called, in its own name or for that user; `null` when it was none, or nobody is known. */
  readonly service: string | null;
  /** Whom the list gained or lost. */
  readonly otherId: number;
  /** `null` when the other has none, or was deleted since. */
  readonly otherExternalId: string | null;
  /** The other as it is now; `null` when it was deleted since. */
  readonly other: UserCard | null;
}

/** An event as a change of the edge that it was of. */
export function changeOf({ type, actorId, subjectId, caller }: FollowEvent): Omit<LoggedChange, 'id' | 'at'> {
  const { change, follower, cause } = EVENT_KINDS[type];
  const [followerId, followeeId] = follower === 'actor' ? [actorId, subjectId] : [subjectId, actorId];
  const { id: callerId = null, service = null } = caller ?? {};
  return { change, cause, followerId, followeeId, actorId, callerId, service };
}

/**
 * An event as it looks from one of the two users in it, whose own external id is not known here.
 *
 * @param externalIds those of the other and of the caller, who may be gone
 */
export function seenBy(
  userId: number,
  { type, actorId, subjectId, caller }: FollowEvent,
  externalIds: { readonly other: string | null; readonly caller: string | null },
): Omit<FollowHistoryItem, 'at' | 'other'> {
  const { change, follower, cause } = EVENT_KINDS[type];
  const byUser = actorId === userId;
  return {
    change,
    list: (follower === 'actor') === byUser ? 'following' : 'followers',
    cause,
    actorId,
    actorExternalId: byUser ? null : externalIds.other,
    callerId: caller?.id ?? null,
    callerExternalId: externalIds.caller,
    service: caller?.service ?? null,
    otherId: byUser ? subjectId : actorId,
    otherExternalId: externalIds.other,
  };
}

/** A stretch of time, from `from` to before `to`; open where one is left out. */
export interface Period {
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** Reads of the log what it holds of edges. It outlives the users in it. */
export abstract class FollowEventLog {
  /** When the last event was, of whatever; `undefined` when there is none. */
  abstract latest(): Promise<Date | undefined>;

  /** All of it in chunks, in order, as it stands when the first is read. */
  abstract all(): AsyncIterable<LoggedChange[]>;

  /**
   * A page of the changes in a user's lists, by time. The user's own external id is not known here.
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
