import type { Scope } from './scope.js';

/** A user who calls, by either of their ids or both; one who is no user yet has the external id alone. */
export interface UserCaller {
  readonly kind: 'user';
  readonly id?: number | undefined;
  readonly externalId?: string | undefined;
  /**
   * What the credential is limited to, when it says so: then the user may do no more than this, and with `admin` all there is.
   * Left out, it is all that the user may do.
   */
  readonly scopes?: readonly Scope[] | undefined;
  /** The name of the service that acts as the user, when it is not they themselves who call. */
  readonly by?: string | undefined;
  /** Whether they were looked for among the users, and not found: an id that a credential names may be somebody else's later. */
  readonly isUnknown?: boolean | undefined;
}

/** A program that calls in its own name, and does what its scopes say for any user. */
export interface ServiceCaller {
  readonly kind: 'service';
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** Somebody who says nothing of themselves. */
export interface NobodyCaller {
  readonly kind: 'nobody';
}

/** Who sends a request. */
export type Caller = UserCaller | ServiceCaller | NobodyCaller;

/** See {@link NobodyCaller}. */
export const NOBODY: NobodyCaller = { kind: 'nobody' };
