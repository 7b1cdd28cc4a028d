import { Inject, Injectable, Optional } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Audience, CallerDirectory, type KnownUser } from './access-directory.js';
import { goOn } from './at-once.js';
import { refusalError } from './access.errors.js';
import type { Action } from './action.js';
import type { Caller, UserCaller } from './caller.js';
import { type AccessOptions, decide, dependsOnAudience, type Standing, STRANGER } from './policy.js';

/** What the options are injected by. */
export const ACCESS_OPTIONS = 'RETINUE_ACCESS_OPTIONS';

/**
 * Milliseconds for which both ids of a caller are remembered. This process forgets at once who is deleted; where another deleted
 * them, an id that is gone can do nothing.
 */
const REMEMBERED_MS = 5_000;
const REMEMBERED = 10_000;

const THEMSELVES: Standing = { ...STRANGER, isThemselves: true };

/** What a request stands to that is about no user. */
const NOBODY_ELSE: readonly Standing[] = [STRANGER];

/** Holds what a caller wants against the policy, and asks for what the policy must know. */
@Injectable()
export class AccessService {
  private readonly known = new LRUCache<string, KnownUser>({ max: REMEMBERED, ttl: REMEMBERED_MS });
  /** How many were deleted: what was looked up before the last of them may be of one who is gone. */
  private deletions = 0;

  constructor(
    private readonly directory: CallerDirectory,
    @Optional() private readonly audience?: Audience,
    @Optional() @Inject(ACCESS_OPTIONS) private readonly options: AccessOptions = {},
  ) {
    directory.whenDeleted((user) => this.forget(user));
  }

  /** The caller with both ids, or known to be no user here. */
  complete(caller: Caller): Caller | Promise<Caller> {
    if (caller.kind !== 'user' || (caller.id !== undefined && caller.externalId !== undefined)) return caller;
    const key = keyOf(caller);
    const remembered = this.known.get(key);
    if (remembered !== undefined) return completed(caller, remembered);
    const { deletions } = this;
    return this.directory.find(key).then((found) => {
      if (found === undefined) return { ...caller, isUnknown: true };
      if (deletions === this.deletions) this.known.set(key, found);
      return completed(caller, found);
    });
  }

  /**
   * Holds an action against the policy.
   *
   * @param caller completed, see {@link complete}
   * @param about whom it is about, as requests name users; all of them have to be allowed
   * @returns how the caller stands to each
   * @throws AccessError that says why not
   */
  authorize(
    caller: Caller,
    action: Action,
    about: readonly string[],
  ): readonly Standing[] | Promise<readonly Standing[]> {
    return goOn(this.standings(caller, action, about), (found) => {
      for (const standing of found) {
        const refusal = decide(caller, action, standing, this.options);
        if (refusal !== undefined) throw refusalError(refusal, action);
      }
      return found;
    });
  }

  private forget({ id, externalId }: KnownUser): void {
    this.deletions += 1;
    this.known.delete(keyOf({ kind: 'user', id }));
    if (externalId !== null) this.known.delete(keyOf({ kind: 'user', externalId }));
  }

  private standings(
    caller: Caller,
    action: Action,
    about: readonly string[],
  ): readonly Standing[] | Promise<readonly Standing[]> {
    const [key, ...others] = about;
    if (key === undefined) return NOBODY_ELSE;
    // Nearly every request is about one user: a promise of all of them would cost each page.
    if (others.length === 0) return goOn(this.standing(caller, action, key), (standing) => [standing]);
    const standings = about.map((each) => this.standing(caller, action, each));
    return standings.some((standing) => standing instanceof Promise)
      ? Promise.all(standings.map(async (standing) => standing))
      : (standings as readonly Standing[]);
  }

  private standing(caller: Caller, action: Action, key: string): Standing | Promise<Standing> {
    if (caller.kind === 'user' && isThemselves(caller, key)) return THEMSELVES;
    if (!dependsOnAudience(caller, action)) return STRANGER;
    if (this.audience === undefined) throw new Error(`${action} needs FollowsModule in the application`);
    const callerId = caller.kind === 'user' ? caller.id : undefined;
    // Of a user who is not there, the route says so.
    return this.audience.standing(callerId, key).then((standing) => standing ?? STRANGER);
  }
}

/** Written out: a spread takes longer than all the rest. */
function completed({ scopes, by }: UserCaller, { id, externalId }: KnownUser): UserCaller {
  return { kind: 'user', id, externalId: externalId ?? undefined, scopes, by };
}

function isThemselves({ id, externalId }: UserCaller, key: string): boolean {
  return (
    (id !== undefined && key === String(id)) || (externalId !== undefined && key === `ext:${externalId}`)
  );
}

function keyOf({ id, externalId }: UserCaller): string {
  return id === undefined ? `ext:${externalId}` : String(id);
}
