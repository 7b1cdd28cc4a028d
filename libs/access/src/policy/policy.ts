import { type Action, ruleOf } from './action.js';
import type { Caller } from './caller.js';
import { holds, type Scope } from './scope.js';

/** How the caller stands to the user whom a request is about. A request that is about nobody has none of it. */
export interface Standing {
  readonly isThemselves: boolean;
  /** Whether the user is private. */
  readonly isPrivate: boolean;
  /** Whether the caller follows the user; what is public to followers is public to all, so it is asked of private users alone. */
  readonly isFollower: boolean;
  /** Whether one of the two blocks the other. */
  readonly isBlocked: boolean;
  /** Whether the caller blocks anybody, or is blocked by anybody: then lists of others leave some out for them. */
  readonly hasBlocks?: boolean;
}

/** To somebody else, of whom nothing more is known. */
export const STRANGER: Standing = {
  isThemselves: false,
  isPrivate: false,
  isFollower: false,
  isBlocked: false,
};

/** What a team may open. */
export interface AccessOptions {
  /** Whether nobody in particular may read what is public. */
  readonly anonymousRead?: boolean;
  /** Whether users may make themselves, under the external id that their token names. */
  readonly selfSignup?: boolean;
}

/** Why an action is refused. */
export type Refusal =
  | { readonly reason: 'unauthenticated' }
  | { readonly reason: 'scope_missing'; readonly scope: Scope }
  | { readonly reason: 'not_allowed' }
  | { readonly reason: 'private' }
  | { readonly reason: 'blocked' };

const UNAUTHENTICATED: Refusal = { reason: 'unauthenticated' };
const NOT_ALLOWED: Refusal = { reason: 'not_allowed' };

/** Whether a decision needs to know whether the user is private, followed by the caller, or blocked. */
export function dependsOnAudience(caller: Caller, action: Action): boolean {
  return ruleOf(action).users === 'audience' && caller.kind !== 'service' && !isAdministrator(caller);
}

/**
 * The one policy: whether a caller may do it to a user.
 *
 * @returns why not, or `undefined` when they may
 */
export function decide(
  caller: Caller,
  action: Action,
  standing: Standing,
  { anonymousRead = false, selfSignup = false }: AccessOptions = {},
): Refusal | undefined {
  const { scope, users } = ruleOf(action);
  if (caller.kind === 'service' || isAdministrator(caller)) {
    return holds(caller.scopes, scope) ? undefined : { reason: 'scope_missing', scope };
  }
  if (caller.kind === 'nobody') {
    if (!anonymousRead || (users !== 'anybody' && users !== 'audience')) return UNAUTHENTICATED;
    return users === 'audience' && standing.isPrivate ? UNAUTHENTICATED : undefined;
  }
  if (caller.scopes !== undefined && !holds(caller.scopes, scope)) return { reason: 'scope_missing', scope };
  switch (users) {
    case 'anybody':
      return undefined;
    case 'audience':
      return refuseStranger(standing);
    case 'themselves':
      return standing.isThemselves ? undefined : NOT_ALLOWED;
    case 'signup':
      return selfSignup && standing.isThemselves ? undefined : NOT_ALLOWED;
    case 'services':
      return NOT_ALLOWED;
  }
}

function refuseStranger({ isThemselves, isBlocked, isPrivate, isFollower }: Standing): Refusal | undefined {
  if (isThemselves) return undefined;
  if (isBlocked) return { reason: 'blocked' };
  return isPrivate && !isFollower ? { reason: 'private' } : undefined;
}

function isAdministrator(caller: Caller): caller is Caller & { readonly scopes: readonly Scope[] } {
  return caller.kind === 'user' && caller.scopes?.includes('admin') === true;
}
