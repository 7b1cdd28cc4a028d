import type { ChangeType, FollowerSide } from './event-kinds.js';

/** What an event tells beside who and when; which of it there is depends on the type. */
export interface ChangeData {
  /** Of follows and requests: which of the two is the follower, or wants to be. */
  readonly follower?: FollowerSide;
  /** Of mutes: until when; `null` for good. */
  readonly expiresAt?: Date | null;
  /** Of a user who came or changed. */
  readonly version?: number;
  /** Of a user who changed: the fields that have another value now. */
  readonly changed?: readonly string[];
}

/** What the data of each type holds: all of it in each event of the type, and nothing else. */
export const EVENT_DATA = {
  'user.created': ['version'],
  'user.updated': ['version', 'changed'],
  'user.deleted': [],
  'follow.created': ['follower'],
  'follow.ended': ['follower'],
  'request.created': ['follower'],
  'request.accepted': ['follower'],
  'request.rejected': ['follower'],
  'request.withdrawn': ['follower'],
  'block.created': [],
  'block.ended': [],
  'mute.created': ['expiresAt'],
  'mute.ended': [],
} as const satisfies Readonly<Record<ChangeType, readonly (keyof ChangeData)[]>>;

/** What an event of a type tells beside who and when. */
export type ChangeDataOf<Type extends ChangeType> = Type extends ChangeType
  ? Readonly<Required<Pick<ChangeData, (typeof EVENT_DATA)[Type][number]>>>
  : never;
