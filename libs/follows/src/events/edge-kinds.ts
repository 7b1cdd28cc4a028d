/** Why an edge came or went. */
export const FOLLOW_CAUSES = ['follow', 'accept', 'import', 'unfollow', 'remove', 'block', 'leave'] as const;
/** Why an edge came or went; `leave` is the deletion of one of the two. */
export type FollowCause = (typeof FOLLOW_CAUSES)[number];

/** What can become of a list. */
export const FOLLOW_CHANGES = ['gained', 'lost'] as const;
/** What became of a list: somebody came (`gained`) or went (`lost`). */
export type FollowChange = (typeof FOLLOW_CHANGES)[number];

interface EdgeKind {
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
} as const satisfies Readonly<Record<string, EdgeKind>>;

/** What the log calls a change of an edge. */
export type FollowEventType = keyof typeof EVENT_KINDS;
