import { comparedForms } from './user.rules.js';
import { metadataJson, readMetadata } from './user-metadata.js';
import type { UserType } from './user-type.js';
import type { ViewerLinks } from '../viewing/viewer.js';
import type { ListedUser, User, UserProfile } from './user.js';
import type { UserEntity } from './user.entity.js';

/** A user with their counts, as the statements of this folder select them. */
export interface UserRow {
  readonly id: number;
  readonly external_id: string | null;
  readonly first_name: string;
  readonly last_name: string | null;
  readonly email: string | null;
  readonly type: UserType;
  readonly is_private: number;
  readonly metadata: string;
  readonly version: number;
  readonly created_at: number;
  readonly updated_at: number;
  readonly followers_count: number;
  readonly following_count: number;
}

export function toUser(row: UserRow): User {
  return {
    id: row.id,
    externalId: row.external_id,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    type: row.type,
    isPrivate: row.is_private === 1,
    metadata: readMetadata(row.metadata),
    followersCount: row.followers_count,
    followingCount: row.following_count,
    version: row.version,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
  };
}

/** The same of a row that may say, as JSON, what is between the user and the one who looks. */
export function toListedUser(row: UserRow & { readonly viewer?: string | null }): ListedUser {
  const user = toUser(row);
  return row.viewer == null ? user : { ...user, viewer: JSON.parse(row.viewer) as ViewerLinks };
}

/** The columns of a user that a profile fills. */
export type ProfileColumns = Omit<UserEntity, 'id' | 'version' | 'createdAt' | 'updatedAt' | 'deletedAt'>;

export type ProfileColumn = keyof ProfileColumns;

/** The columns that a change touches, always in the same order, with their new values. */
export function changedColumns(before: UserProfile, after: UserProfile): Partial<ProfileColumns> {
  const old = toColumns(before);
  const changed = Object.entries(toColumns(after)).filter(
    ([name, value]) => value !== old[name as ProfileColumn],
  );
  return Object.fromEntries(changed);
}

/** The columns that a profile fills, those for comparing and searching included. */
export function toColumns(profile: UserProfile): ProfileColumns {
  return {
    externalId: profile.externalId,
    firstName: profile.firstName,
    lastName: profile.lastName,
    email: profile.email,
    ...comparedForms(profile),
    type: profile.type,
    isPrivate: profile.isPrivate ? 1 : 0,
    metadata: metadataJson(profile.metadata),
  };
}
