import { type RouteOptions } from '@retinue/common/http';
import { AccessService, ACCESS_OPTIONS } from '../policy/access.service.js';
import type { AccessOptions } from '../policy/policy.js';
import { ACTOR_OF, AccessGuard, type ActorOf } from './access.guard.js';

/** Where routes are, and who may take them. */
export interface AccessRouteOptions extends RouteOptions {
  /**
   * Who sends a request, as the application knows it. With it, every route is held against the policy of
   * `docs/authorization.md`; without it, whoever passes the guards may do all.
   */
  readonly actor?: ActorOf | undefined;
  /** What is open to more than the policy lets in, with `actor`. */
  readonly access?: AccessOptions | undefined;
}

/** The same options with the guard that `actor` asks for; it comes after the application's own. */
export function withAccess({ actor, access = {}, ...options }: AccessRouteOptions): RouteOptions {
  if (actor === undefined) return options;
  return {
    ...options,
    guards: [...(options.guards ?? []), AccessGuard],
    providers: [
      ...(options.providers ?? []),
      AccessService,
      { provide: ACTOR_OF, useValue: actor },
      { provide: ACCESS_OPTIONS, useValue: access },
    ],
  };
}
