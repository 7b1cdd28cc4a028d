import type { NewEdge } from './follows.repository.js';

/** A row of the statement on all edges. */
export interface EdgeRow {
  readonly follower_id: number;
  readonly followee_id: number;
  readonly created_at: number;
}

export function toNewEdge(row: EdgeRow): NewEdge {
  return { followerId: row.follower_id, followeeId: row.followee_id, createdAt: new Date(row.created_at) };
}
