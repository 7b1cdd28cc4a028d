import type { LoggedCaller } from '@retinue/access';
import type { ListViewer, UserCard, UserKey, UserType, ViewerLinks } from '@retinue/users';
import { BLOCKS } from '../blocks/block.js';
import type { Relation } from '../relations/relation.js';

/** Who follows whom: the edge from a follower to a followee. */
export interface Edge {
  readonly followerId: number;
  readonly followeeId: number;
}

/** An edge that is to come or to go, and who asked for that. */
export interface EdgeChange extends Edge {
  readonly caller?: LoggedCaller | undefined;
}

/** An edge, by whichever ids the caller has for the two. */
export interface EdgeKeys {
  readonly followerId: UserKey;
  readonly followeeId: UserKey;
}

/** Counts and history change along with a follow: it is not plain, and has services of its own to write and list it. */
export const FOLLOWS: Relation = {
  name: 'follows',
  one: 'follow',
  table: 'follows',
  from: 'follower_id',
  to: 'followee_id',
  since: 'followedAt',
  exported: { from: 'following', to: 'follower' },
  aliases: { followed: 'followeeId', followedId: 'followeeId' },
  excludedBy: [
    { by: BLOCKS, way: 'same', flaw: 'of_blocker', wrong: 'the first user blocks the second' },
    { by: BLOCKS, way: 'opposite', flaw: 'of_blocked', wrong: 'the second user blocks the first' },
  ],
};

/** The two lists an edge stands in: of the followee's followers, and of those the follower is following. */
export type FollowDirection = 'followers' | 'following';

/** The orders that a list can be asked for. */
export const LIST_ORDERS = ['newest', 'oldest'] as const;

/** By the time of the follow, then by id. */
export type ListOrder = (typeof LIST_ORDERS)[number];

/** Somebody in a list of followers or followed, and since when. */
export interface FollowListItem extends UserCard {
  readonly followedAt: Date;
  /** Where it was asked for: see {@link ListViewer}. */
  readonly viewer?: ViewerLinks;
}

/** Which of a list to show: those who pass all that is given. */
export interface ListFilter<Key = UserKey> {
  readonly type?: UserType | undefined;
  /** Beginning of the first, last or full name; case and accents do not count. */
  readonly namePrefix?: string | undefined;
  /** Who looks, where that makes a difference. */
  readonly viewer?: ListViewer | undefined;
  /** How those in the list stand to somebody else. */
  readonly link?: FollowLink<Key> | undefined;
}

/** Those in a list of followers whom `userId` follows, in a list of followed those who follow it; or, if not `present`, the others. */
export interface FollowLink<Key = UserKey> {
  readonly userId: Key;
  readonly present: boolean;
}

/** One text for each edge, to look it up by. */
export function keyOfEdge({ followerId, followeeId }: Edge): string {
  return `${followerId} ${followeeId}`;
}
