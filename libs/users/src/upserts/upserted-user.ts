import type { User, UserToPut } from '../profile/user.js';

/** What putting a user came to; `unchanged` when they were like that already. */
export type UpsertOutcome = 'created' | 'updated' | 'unchanged';

/** A user as they are now, and what that took. */
export interface UpsertedUser {
  readonly outcome: UpsertOutcome;
  readonly user: User;
}

/** A user of the caller's own system, in a request with others. */
export interface UpsertedByExternalId extends UserToPut {
  readonly externalId: string;
}

/** What one user of many came to; `code` and `detail` are those of the problem that refused them. */
export type UpsertRow =
  | { readonly outcome: UpsertOutcome; readonly id: number }
  | { readonly outcome: 'refused'; readonly code: string; readonly detail: string };
