import { searchKey } from '@retinue/common';
import { emailKey } from './user.rules.js';
import type { UserType } from './user-type.js';
import type { User, UserProfile } from './user.js';
import type { UserEntity } from './user.entity.js';

/** A user with its counts, as the statements of this folder select it. */
export interface UserRow {
  readonly id: number;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly type: UserType;
  readonly is_private: number;
  readonly version: number;
  readonly created_at: number;
  readonly updated_at: number;
  readonly followers_count: number;
  readonly following_count: number;
}

export function toUser(row: UserRow): User {
  return {
    id: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    type: row.type,
    isPrivate: row.is_private === 1,
    followersCount: row.followers_count,
    followingCount: row.following_count,
    version: row.version,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
  };
}

type ProfileColumns = Omit<UserEntity, 'id' | 'version' | 'createdAt' | 'updatedAt' | 'deletedAt'>;

/** The fields that a change touches, always in the same order, and their new values. */
export function changedFields(
  before: UserProfile,
  after: UserProfile,
): { readonly fields: readonly (keyof ProfileColumns)[]; readonly values: readonly (string | number)[] } {
  const [old, columns] = [toColumns(before), toColumns(after)];
  const names = Object.keys(columns) as (keyof ProfileColumns)[];
  const fields = names.filter((name) => columns[name] !== old[name]);
  return { fields, values: fields.map((field) => columns[field]) };
}

/** The columns that a profile fills, those for comparing and searching included. */
export function toColumns(profile: UserProfile): ProfileColumns {
  return {
    firstName: profile.firstName,
    lastName: profile.lastName,
    email: profile.email,
    emailKey: emailKey(profile.email),
    nameKey: searchKey(`${profile.firstName} ${profile.lastName}`),
    lastNameKey: searchKey(profile.lastName),
    type: profile.type,
    isPrivate: profile.isPrivate ? 1 : 0,
  };
}
