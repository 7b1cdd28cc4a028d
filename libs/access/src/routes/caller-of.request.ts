import type { HttpRequest } from '@retinue/common/http';
import type { Caller } from '../policy/caller.js';
import { refusalError } from '../policy/access.errors.js';
import type { Action } from '../policy/action.js';
import { type LoggedCaller, toLoggedCaller } from '../policy/logged-caller.js';
import { decide, type Standing, STRANGER } from '../policy/policy.js';

/** Who sent a request, and what is known of how they stand to whom it is about. */
interface Known {
  readonly caller: Caller;
  readonly hasBlocks: boolean;
  readonly recheck: () => Promise<boolean>;
}

const BLOCKED: Standing = { ...STRANGER, isBlocked: true };

/** Where a request has it: on itself. A `WeakMap` with an entry for each request costs more in the collector than all else here. */
const KNOWN = Symbol('retinue caller');

interface KnownRequest {
  [KNOWN]?: Known;
}

const knownOf = (request: HttpRequest): Known | undefined => (request as KnownRequest)[KNOWN];

/** A user who looks at something of somebody else's. */
export interface Viewer {
  readonly id: number;
  /** Whether lists may hold users who block them, or are blocked: of the lists of somebody else, it is known. */
  readonly hasBlocks: boolean;
  /** Whether they see even those who block them: an administrator does. */
  readonly seesAll: boolean;
}

/**
 * Keeps who sent a request, for {@link callerOf}.
 *
 * @param recheck whether the same request would be let in now, for {@link mayStill}
 */
export function keepCaller(
  request: HttpRequest,
  caller: Caller,
  standings: readonly Standing[],
  recheck: () => Promise<boolean>,
): void {
  const hasBlocks = standings.some((standing) => standing.hasBlocks === true);
  (request as KnownRequest)[KNOWN] = { caller, hasBlocks, recheck };
}

/**
 * Whether who sent a request would be let in now, too: for answers that go on for longer than a token is good, or a key is
 * known. Where nobody asks who calls, everybody is.
 */
export async function mayStill(request: HttpRequest): Promise<boolean> {
  return (await knownOf(request)?.recheck()) ?? true;
}

/** Who sent a request; `undefined` where nobody asks who calls, and everybody may do all. */
export function callerOf(request: HttpRequest): Caller | undefined {
  return knownOf(request)?.caller;
}

/** Who sent a request, as the log of what it changes keeps them. */
export function loggedCallerOf(request: HttpRequest): LoggedCaller | undefined {
  return toLoggedCaller(callerOf(request));
}

/** The user who sent a request; `undefined` when it was no user, or nobody asks who calls. */
export function viewerOf(request: HttpRequest): Viewer | undefined {
  const { caller, hasBlocks } = knownOf(request) ?? {};
  if (caller?.kind !== 'user' || caller.id === undefined) return undefined;
  const seesAll = decide(caller, 'lists.read', BLOCKED) === undefined;
  return { id: caller.id, hasBlocks: hasBlocks === true, seesAll };
}

/** Whether the caller may see the email of a user. */
export function seesEmail(
  caller: Caller | undefined,
  user: { readonly id: number; readonly externalId: string | null },
): boolean {
  if (caller === undefined) return true;
  const isThemselves =
    caller.kind === 'user' &&
    (caller.id === user.id || (user.externalId !== null && caller.externalId === user.externalId));
  return decide(caller, 'emails.read', { ...STRANGER, isThemselves }) === undefined;
}

/**
 * Refuses a caller what a route does only for some of its parameters, and to nobody in particular.
 *
 * @throws AccessError that says why not
 */
export function assertMay(caller: Caller | undefined, action: Action): void {
  const refusal = caller && decide(caller, action, STRANGER);
  if (refusal !== undefined) throw refusalError(refusal, action);
}
