import type { NewUser, UserProfile } from '../profile/user.js';

/** The next user gets the largest id plus one, and there must be numbers left: half of them are (2^52). */
export const MAX_IMPORTED_ID = 2 ** 52;

/** A user from elsewhere. What is left out is as for a user created now. */
export interface ImportedUser extends NewUser {
  readonly id?: number | undefined;
  readonly version?: number | undefined;
  readonly createdAt?: Date | undefined;
  readonly updatedAt?: Date | undefined;
}

/** An imported user whose values were checked and filled in; without an id, the database gives the next. */
export interface UserToStore extends UserProfile {
  readonly id: number | undefined;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/**
 * What became of an imported user: `already_there` when one with the same id and email is stored, or, of one without an
 * id, one with the same external id, or, without either, with the same email (their other values stay as they are); `id_taken`,
 * `email_taken` and `external_id_taken` when somebody else has it, `id_spent` when the id was that of somebody who was
 * deleted.
 */
export type UserOutcome =
  'added' | 'already_there' | 'id_taken' | 'email_taken' | 'external_id_taken' | 'id_spent';

/** What became of an imported user; `invalid` says in words what is wrong with them. */
export type UserImportResult =
  { readonly outcome: 'added' } | { readonly outcome: 'already_there' } | UserRefusal;

/** Why an imported user was not taken. */
export type UserRefusal = { readonly outcome: Exclude<UserOutcome, 'added' | 'already_there'> } | InvalidUser;

interface InvalidUser {
  readonly outcome: 'invalid';
  readonly reason: string;
}
