import type { Scope } from '@retinue/access';
import { type Audience, EXPECTED_ACCESS } from '../../access/expected-access.js';
import type { FollowModel } from '../follow-model.js';
import { pair } from '../model-facts.js';
import type { Answer } from '../model-operations.js';
import type { Party } from './party.js';

/** What a service has opened. */
export interface Opened {
  readonly anonymousRead: boolean;
  readonly selfSignup: boolean;
}

/** A user as whom somebody calls, by a token or by `Act-As`; limited to scopes, or not. */
export type UserParty = Extract<Party, { readonly user: number }> & { readonly scopes?: readonly Scope[] };

export const UNAUTHENTICATED: Answer = { status: 401, says: 'unauthenticated' };
export const NOT_ALLOWED: Answer = { status: 403, says: 'not_allowed' };
export const SCOPE_MISSING: Answer = { status: 403, says: 'scope_missing' };
const BLOCKED: Answer = { status: 403, says: 'blocked' };

/** Whether scopes include one; `admin` includes all. */
export function include(scopes: readonly Scope[], scope: Scope): boolean {
  return scopes.includes(scope) || scopes.includes('admin');
}

/** What limits a caller, if anything does: a service that acts for a user has that user's rights, and no others. */
export function limitsOf(party: Party): readonly Scope[] | undefined {
  return party.kind === 'service' || party.kind === 'user' ? party.scopes : undefined;
}

/** Whether a caller may do all that the scopes say, to anybody. */
export function isPrivileged(party: Party): boolean {
  return party.kind === 'service' || limitsOf(party)?.includes('admin') === true;
}

/** Whether a path that names a user names the one who calls. Of somebody who is no user, one name alone is known. */
export function isThemselves(
  { users }: FollowModel,
  party: UserParty,
  user: number,
  named: 'id' | 'ext' | 'me',
): boolean {
  if (party.user !== user) return false;
  const known = party.kind === 'acting' ? party.by : 'ext';
  return users[user] !== undefined || named === 'me' || named === known;
}

/**
 * The table of who may do what, once more: what refuses a caller, if anything does. The columns are the callers of the
 * table, the lines are the rules of `EXPECTED_ACCESS`.
 */
export function refusal(
  state: FollowModel,
  opened: Opened,
  party: Party,
  operation: string,
  about: { readonly user: number; readonly named: 'id' | 'ext' | 'me' },
): Answer | undefined {
  const [scope, audience] = ruleOf(operation);
  const limits = limitsOf(party);
  if (limits !== undefined && !include(limits, scope)) return SCOPE_MISSING;
  if (isPrivileged(party)) return undefined;
  if (party.kind === 'nobody' || party.kind === 'bad') {
    const isPublic =
      audience === 'anybody' || (audience === 'followers' && state.users[about.user]?.isPrivate !== true);
    return opened.anonymousRead && isPublic ? undefined : UNAUTHENTICATED;
  }
  const user = party as UserParty;
  const themselves = isThemselves(state, user, about.user, about.named);
  if (operation === 'putUser' && opened.selfSignup && themselves) return undefined;
  if (audience === 'anybody') return undefined;
  if (audience === 'services' || (audience === 'themselves' && !themselves)) return NOT_ALLOWED;
  return themselves ? undefined : refusalOfLists(state, user.user, about.user);
}

/** What refuses a user the lists of another. */
function refusalOfLists(
  { users, follows, blocks }: FollowModel,
  caller: number,
  user: number,
): Answer | undefined {
  if (blocks.has(pair(caller, user)) || blocks.has(pair(user, caller))) return BLOCKED;
  return users[user]?.isPrivate === true && !follows.has(pair(caller, user)) ? NOT_ALLOWED : undefined;
}

function ruleOf(operation: string): readonly [Scope, Audience] {
  return operation === 'findByEmail' ? ['emails:read', 'services'] : EXPECTED_ACCESS[operation]!;
}

/** Whether a caller may see the email of a user. */
export function seesEmail(state: FollowModel, party: Party, user: number): boolean {
  const limits = limitsOf(party);
  if (limits !== undefined && !include(limits, 'emails:read')) return false;
  if (isPrivileged(party)) return true;
  return 'user' in party && party.user === user && state.users[user] !== undefined;
}
