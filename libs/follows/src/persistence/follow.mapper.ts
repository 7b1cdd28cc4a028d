import type { NewEdge } from '../domain/follows.repository.js';
import type { Relationship } from '../domain/relationship.js';

/** A row of the relationships statement. */
export interface RelationshipRow {
  /** Which of the pairs asked for it is. */
  readonly place: number;
  readonly user_id: number;
  readonly other_id: number;
  readonly followed_at: number | null;
  readonly followed_by: number;
  readonly requested: number;
  readonly requested_by: number;
  readonly blocking: number;
  readonly blocked_by: number;
  readonly muting: number;
}

export function toRelationship(row: RelationshipRow): Relationship {
  return {
    userId: row.user_id,
    otherId: row.other_id,
    following: row.followed_at !== null,
    followedBy: row.followed_by === 1,
    requested: row.requested === 1,
    requestedBy: row.requested_by === 1,
    blocking: row.blocking === 1,
    blockedBy: row.blocked_by === 1,
    muting: row.muting === 1,
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
