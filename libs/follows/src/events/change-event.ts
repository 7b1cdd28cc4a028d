import type { LoggedCaller } from '@retinue/access';
import type { Edge } from '../following/follow.js';
import type { ChangeData } from './event-data.js';
import { CHANGE_KINDS, type ChangeCause, type ChangeType, type EventKind } from './event-kinds.js';

/** A change as it is written to the log. Users are their own subject. */
export interface NewEvent {
  readonly type: EventKind;
  readonly actorId: number;
  readonly subjectId: number;
  /** Who asked for it: the actor, as a rule, but for services and administrators. */
  readonly caller?: LoggedCaller | undefined;
  /** What there is to know beside the two, and never what may have to be forgotten. */
  readonly data?: NewEventData;
}

/** What the log keeps of a change beside the two users. */
export interface NewEventData {
  /** Of a mute: milliseconds since 1970 UTC; left out when it is for good. */
  readonly expiresAt?: number;
  /** Of a user: the version that they are at now. */
  readonly version?: number;
  /** Of a user: the fields that have another value now. */
  readonly changed?: readonly string[];
}

/** A user in an event, as readers know them. */
export interface EventUser {
  readonly id: number;
  /** `null` when the user has none, or was deleted since. */
  readonly externalId: string | null;
}

/** What readers are told of what the log keeps beside the two. */
export function dataOf(kind: EventKind, data: NewEventData = {}): ChangeData {
  const { type, follower } = CHANGE_KINDS[kind];
  if (follower !== undefined) return { follower };
  const { expiresAt, ...rest } = data;
  if (type !== 'mute.created') return rest;
  return { expiresAt: expiresAt === undefined ? null : new Date(expiresAt) };
}

/** A change as readers of the log get it. */
export interface ChangeEvent {
  /** Where it stands in the log, as a cursor: the reader goes on after it. */
  readonly id: string;
  readonly type: ChangeType;
  readonly at: Date;
  readonly cause: ChangeCause;
  /** Whose doing it was. */
  readonly actor: EventUser;
  /** To whom it was done; a user who changes is their own subject. */
  readonly subject: EventUser;
  /** The user who called for it; `null` when it was none, or nobody is known. */
  readonly caller: EventUser | null;
  /** The name of the service that called, in its own name or for that user; `null` when it was none. */
  readonly service: string | null;
  readonly data: ChangeData;
}

/** Which events a reader wants; all where a part is left out. */
export interface EventFilter {
  readonly types?: readonly ChangeType[] | undefined;
  /** One of the two in each. */
  readonly userId?: number | undefined;
  /** Whether it is that user who reads: what others keep to themselves, whom they block and mute, is left out. */
  readonly isOwn?: boolean | undefined;
}

/** What is nobody's affair but the actor's. */
export const PRIVATE_TYPES: readonly ChangeType[] = [
  'block.created',
  'block.ended',
  'mute.created',
  'mute.ended',
];

/** Whether a reader wants an event, and may have it. */
export function passes(
  { type, actor, subject }: Pick<ChangeEvent, 'type' | 'actor' | 'subject'>,
  { types, userId, isOwn = false }: EventFilter,
): boolean {
  if (types !== undefined && !types.includes(type)) return false;
  if (userId === undefined || actor.id === userId) return true;
  return subject.id === userId && !(isOwn && PRIVATE_TYPES.includes(type));
}

/** The event of a change between a follower, or one who wants to be, and a followee. */
export function eventOfEdge(
  type: EventKind,
  { followerId, followeeId }: Edge,
  caller: LoggedCaller | undefined,
): NewEvent {
  return CHANGE_KINDS[type].follower === 'subject'
    ? { type, actorId: followeeId, subjectId: followerId, caller }
    : { type, actorId: followerId, subjectId: followeeId, caller };
}

/** The event of a change of a user alone. */
export function eventOfUser(
  type: EventKind,
  id: number,
  caller: LoggedCaller | undefined,
  data?: NewEventData,
): NewEvent {
  return { type, actorId: id, subjectId: id, caller, ...(data === undefined ? {} : { data }) };
}
