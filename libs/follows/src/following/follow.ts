import type { UserCard, UserType } from '@retinue/users';

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

/** Which of a list to show: those who pass all that is given. */
export interface ListFilter {
  readonly type?: UserType | undefined;
  /** Beginning of the first, last or full name; case and accents do not count. */
  readonly namePrefix?: string | undefined;
  /** How those in the list stand to somebody else. */
  readonly link?: FollowLink | undefined;
}

/** Those in a list of followers whom `userId` follows, in a list of followed those who follow it; or, if not `present`, the others. */
export interface FollowLink {
  readonly userId: number;
  readonly present: boolean;
}
