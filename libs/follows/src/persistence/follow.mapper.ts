import type { UserType } from '@retinue/users';
import type { FollowListItem } from '../domain/follow.js';
import type { NewEdge } from '../domain/follows.repository.js';
import type { Relationship } from '../domain/relationship.js';

/** A row of the list statements. */
export interface ListRow {
  readonly id: number;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly type: UserType;
  readonly is_private: number;
  readonly followed_at: number;
}

export function toListItem(row: ListRow): FollowListItem {
  return {
    id: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    type: row.type,
    isPrivate: row.is_private === 1,
    followedAt: new Date(row.followed_at),
  };
}

/** A row of the relationships statement. */
export interface RelationshipRow {
  readonly id: number;
  readonly followed_at: number | null;
  readonly followed_by_at: number | null;
}

export function toRelationship(userId: number, row: RelationshipRow): Relationship {
  return {
    userId,
    otherId: row.id,
    following: row.followed_at !== null,
    followedBy: row.followed_by_at !== null,
    requested: false,
    requestedBy: false,
    blocking: false,
    blockedBy: false,
    muting: false,
    followedAt: row.followed_at === null ? null : new Date(row.followed_at),
  };
}

/** A row of the statement on all edges. */
export interface EdgeRow {
  readonly follower_id: number;
  readonly followee_id: number;
  readonly created_at: number;
}

export function toNewEdge(row: EdgeRow): NewEdge {
  return { followerId: row.follower_id, followeeId: row.followee_id, createdAt: new Date(row.created_at) };
}
