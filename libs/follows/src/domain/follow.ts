import type { UserCard } from '@retinue/users';

/** Who follows whom: the edge from a follower to a followee. */
export interface Edge {
  readonly followerId: number;
  readonly followeeId: number;
}

/** The two lists an edge stands in: of the followee's followers, and of those the follower is following. */
export type FollowDirection = 'followers' | 'following';

export const LIST_ORDERS = ['newest', 'oldest'] as const;

/** By the time of the follow, then by id. */
export type ListOrder = (typeof LIST_ORDERS)[number];

/** Somebody in a list of followers or followed, and since when. */
export interface FollowListItem extends UserCard {
  readonly followedAt: Date;
}
