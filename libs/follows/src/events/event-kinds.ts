import { EVENT_KINDS, type FollowEventType } from './edge-kinds.js';

/** What an event may be of, as clients know it. */
export const CHANGE_TYPES = [
  'user.created',
  'user.updated',
  'user.deleted',
  'follow.created',
  'follow.ended',
  'request.created',
  'request.accepted',
  'request.rejected',
  'request.withdrawn',
  'block.created',
  'block.ended',
  'mute.created',
  'mute.ended',
] as const;
/** What an event is of, as clients know it. */
export type ChangeType = (typeof CHANGE_TYPES)[number];

/** How a change may come about. */
export const CHANGE_CAUSES = [
  'create',
  'update',
  'delete',
  'follow',
  'unfollow',
  'remove',
  'accept',
  'reject',
  'block',
  'unblock',
  'mute',
  'unmute',
  'import',
  'leave',
] as const;
/** How a change came about; `leave` is the deletion of one of the two. */
export type ChangeCause = (typeof CHANGE_CAUSES)[number];

/** Which of the two in an event is the follower, or wants to be. */
export type FollowerSide = 'actor' | 'subject';

interface Kind {
  readonly type: ChangeType;
  readonly cause: ChangeCause;
  /** Of follows and requests. */
  readonly follower?: FollowerSide;
}

/** What the log keeps beside the changes of edges, by the names that it has for them. */
const OTHER_KINDS = {
  create_user: { type: 'user.created', cause: 'create' },
  import_user: { type: 'user.created', cause: 'import' },
  update_user: { type: 'user.updated', cause: 'update' },
  delete_user: { type: 'user.deleted', cause: 'delete' },
  request: { type: 'request.created', cause: 'follow', follower: 'actor' },
  import_request: { type: 'request.created', cause: 'import', follower: 'actor' },
  accept_request: { type: 'request.accepted', cause: 'accept', follower: 'subject' },
  // Who asked has become a follower without being accepted: by following anew once the account was public, or by an import.
  follow_request: { type: 'request.accepted', cause: 'follow', follower: 'actor' },
  import_over_request: { type: 'request.accepted', cause: 'import', follower: 'actor' },
  reject_request: { type: 'request.rejected', cause: 'reject', follower: 'subject' },
  block_requester: { type: 'request.rejected', cause: 'block', follower: 'subject' },
  withdraw_request: { type: 'request.withdrawn', cause: 'unfollow', follower: 'actor' },
  block_requested: { type: 'request.withdrawn', cause: 'block', follower: 'actor' },
  block: { type: 'block.created', cause: 'block' },
  import_block: { type: 'block.created', cause: 'import' },
  unblock: { type: 'block.ended', cause: 'unblock' },
  mute: { type: 'mute.created', cause: 'mute' },
  import_mute: { type: 'mute.created', cause: 'import' },
  unmute: { type: 'mute.ended', cause: 'unmute' },
} as const satisfies Readonly<Record<string, Kind>>;

type OtherKind = keyof typeof OTHER_KINDS;

/** What the log calls a change. */
export type EventKind = FollowEventType | OtherKind;

const EDGE_KINDS = Object.fromEntries(
  Object.entries(EVENT_KINDS).map(([name, { change, cause, follower }]) => [
    name,
    { type: change === 'gained' ? 'follow.created' : 'follow.ended', cause, follower },
  ]),
) as Readonly<Record<FollowEventType, Kind>>;

/** All that the log keeps: its names, and what clients are told. */
export const CHANGE_KINDS: Readonly<Record<EventKind, Kind>> = { ...EDGE_KINDS, ...OTHER_KINDS };

/** The names in the log of what clients know by these types. */
export function kindsOf(types: readonly ChangeType[]): EventKind[] {
  const names = Object.keys(CHANGE_KINDS) as EventKind[];
  return names.filter((name) => types.includes(CHANGE_KINDS[name].type));
}

/** How changes of a type come about. */
export function causesOf(type: ChangeType): ChangeCause[] {
  const causes = new Set(kindsOf([type]).map((name) => CHANGE_KINDS[name].cause));
  return CHANGE_CAUSES.filter((cause) => causes.has(cause));
}
