import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { actingUsers, type HttpReply, type HttpRequest } from '@retinue/common/http';
import { AccessService } from '../policy/access.service.js';
import { goOn } from '../policy/at-once.js';
import type { Action } from '../policy/action.js';
import { type Caller, NOBODY, type UserCaller } from '../policy/caller.js';
import { AccessError, NotAllowedError, UnauthenticatedError } from '../policy/access.errors.js';
import { challengeFor } from './challenge.header.js';
import { actionOf, listsShownBy } from './action.decorator.js';
import { keepCaller } from './caller-of.request.js';

/** Who sends a request, as an application knows it; `undefined` is nobody in particular. */
export type ActorOf = (request: HttpRequest) => Caller | undefined | Promise<Caller | undefined>;

/** What {@link ActorOf} is injected by. */
export const ACTOR_OF = 'RETINUE_ACTOR_OF';

/** What a path may have in the place of a user: the one who calls. */
const ME = 'me';

/**
 * Holds every request against the policy. Routes say by `@Does` what they do, by `@ActsAs` as whom.
 *
 * @throws UnauthenticatedError, ScopeMissingError, NotAllowedError, BlockedFromListsError
 * @throws Error when a route says nothing: none is open by oversight
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(ACTOR_OF) private readonly actorOf: ActorOf,
    private readonly access: AccessService,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const challenged = (error: unknown): never => {
      const challenge = challengeFor(error);
      if (challenge !== undefined)
        context.switchToHttp().getResponse<HttpReply>().header('WWW-Authenticate', challenge);
      throw error;
    };
    try {
      // The request. `switchToHttp()` makes three functions to find it, for each.
      const admitted = this.admit(context, context.getArgByIndex<HttpRequest>(0));
      return admitted instanceof Promise ? admitted.catch(challenged) : admitted;
    } catch (error) {
      return challenged(error);
    }
  }

  /** What fails for another reason than that it is not allowed says nothing. */
  private async wouldAdmit(request: HttpRequest, action: Action, about: readonly string[]): Promise<boolean> {
    try {
      const caller = await this.access.complete((await this.actorOf(request)) ?? NOBODY);
      await this.access.authorize(caller, action, about);
      return true;
    } catch (error) {
      return !(error instanceof AccessError);
    }
  }

  private admit(context: ExecutionContext, request: HttpRequest): boolean | Promise<boolean> {
    const action = actionOf(context);
    if (action === undefined) throw new Error(`${context.getHandler().name} says no action: give it @Does`);
    const actor = goOn(this.actorOf(request), (found) => this.access.complete(found ?? NOBODY));
    return goOn(actor, (caller) => {
      putMe(request, caller);
      const acting = actingUsers(context) ?? [];
      const about = acting.length > 0 ? acting : idIn(request);
      return goOn(this.access.authorize(caller, action, about), (standings) => {
        keepCaller(request, caller, standings, async () => this.wouldAdmit(request, action, about));
        const lists = listsShownBy(context);
        if (lists === undefined) return true;
        const shown = this.access.authorize(caller, 'lists.read', [request.params[lists] ?? '']);
        return goOn(shown, () => true);
      });
    });
  }
}

function idIn({ params }: HttpRequest): readonly string[] {
  return params['id'] === undefined ? [] : [params['id']];
}

/** `me` in a path becomes the caller, for all that reads it. */
function putMe(request: HttpRequest, caller: Caller): void {
  const params = request.params as Record<string, string | undefined>;
  for (const name in params) {
    if (params[name] === ME) params[name] = meOf(caller);
  }
}

function meOf(caller: Caller): string {
  if (caller.kind === 'user') return textOf(caller);
  if (caller.kind === 'nobody') throw new UnauthenticatedError();
  throw new NotAllowedError(
    `\`${ME}\` is the user who calls, and no user does: send a user's token, or Act-As with a key`,
  );
}

/** How a request names this user. */
function textOf({ id, externalId }: UserCaller): string {
  return id === undefined ? `ext:${externalId}` : String(id);
}
