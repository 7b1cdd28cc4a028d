import { InvalidRequestError } from '@retinue/common';
import { acceptNewUser } from '../profile/user.rules.js';
import type { UserTypes } from '../profile/user-type.js';
import { type ImportedUser, MAX_IMPORTED_ID, type UserToStore } from './imported-user.js';

/** An imported user as they are stored, with what is left out filled in; or, in words, what is wrong with them. */
export function acceptImportedUser(
  user: ImportedUser,
  now: Date,
  types: UserTypes,
): UserToStore | { readonly reason: string } {
  if (user.id !== undefined && user.id > MAX_IMPORTED_ID) {
    return {
      reason: `id must be at most ${MAX_IMPORTED_ID}: the ids after the largest are for users to come`,
    };
  }
  if (user.id === undefined && user.externalId == null && user.email == null) {
    return {
      reason: 'id, externalId or email must be given: without one of them, nobody knows the user again',
    };
  }
  try {
    const { updatedAt = now } = user;
    // Who was changed before now was there before now.
    const createdAt = user.createdAt ?? (updatedAt < now ? updatedAt : now);
    // What is spread comes last: V8 takes eight times as long to add properties to what was spread.
    return {
      id: user.id,
      version: user.version ?? 1,
      createdAt,
      updatedAt: user.updatedAt ?? createdAt,
      ...acceptNewUser(user, types),
    };
  } catch (error) {
    if (error instanceof InvalidRequestError) return { reason: error.message };
    throw error;
  }
}
