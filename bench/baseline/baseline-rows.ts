/** What a list selects of each user. */
interface CardRow {
  id: number;
  external_id: string | null;
  first_name: string;
  last_name: string;
  type: string;
  is_private: number;
  metadata: string;
}

export interface UserRow extends CardRow {
  email: string;
  version: number;
  created_at: number;
  updated_at: number;
  followers_count: number;
  following_count: number;
}

export interface FollowerRow extends CardRow {
  followed_at: number;
}

/** A time of the database as the answers write it. */
export const iso = (time: number): string => new Date(time).toISOString();

export function toUser(row: UserRow): object {
  return {
    id: row.id,
    externalId: row.external_id,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    type: row.type,
    isPrivate: row.is_private === 1,
    metadata: JSON.parse(row.metadata) as object,
    followersCount: row.followers_count,
    followingCount: row.following_count,
    version: row.version,
    createdAt: iso(row.created_at),
    updatedAt: iso(row.updated_at),
  };
}

export function toFollower(row: FollowerRow): object {
  return {
    id: row.id,
    externalId: row.external_id,
    firstName: row.first_name,
    lastName: row.last_name,
    type: row.type,
    isPrivate: row.is_private === 1,
    metadata: JSON.parse(row.metadata) as object,
    followedAt: iso(row.followed_at),
  };
}
