import type { CountRows, ExternalUserRows, MissingRows, UserRows } from '@retinue/users';

/** Who is named in staged follows by an id. */
export const ENDS: UserRows = { table: 'distinct_ends', id: 'user_id', place: 'user_id' };

/** Those of them whom nobody is. */
export const MISSING_ENDS: MissingRows = { table: 'missing_ends', id: 'user_id', isSpent: 'is_spent' };

/** Those of whom users are made. */
export const NEW_ENDS: UserRows = { ...ENDS, table: 'new_ends' };

/** Who is named by an external id. */
export const KEYS: ExternalUserRows = {
  table: 'distinct_keys',
  id: 'user_id',
  place: 'place',
  externalId: 'external_id',
};

/** Those of them of whom users are made. */
export const NEW_KEYS: ExternalUserRows = { ...KEYS, table: 'new_keys' };

/** By how much counts go up. */
export const NEW_COUNTS: UserRows & CountRows = {
  table: 'new_counts',
  id: 'user_id',
  place: 'user_id',
  userId: 'user_id',
  isNew: 'is_new',
  followers: 'followers',
  following: 'following',
};
