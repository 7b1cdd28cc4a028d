import { applyDecorators, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { RouteMetadata } from '@retinue/common/http';
import type { Action } from '../policy/action.js';

const ACTION = 'retinue:action';
const LOOKS_AT = 'retinue:looks-at';
const ACTIONS_OF_ROUTES = new RouteMetadata<Action>(ACTION);
const LISTS_OF_ROUTES = new RouteMetadata<string>(LOOKS_AT);

/** Where an OpenAPI document says of an operation what it does. */
export const ACTION_EXTENSION = 'x-retinue-action';

/**
 * Says what a route does, for the policy. Whom it is about is what `@ActsAs` names; where that names nobody, or is left out, the
 * user of the path's `id`.
 */
export function Does(action: Action): MethodDecorator {
  return applyDecorators(SetMetadata(ACTION, action), ApiExtension(ACTION_EXTENSION, action));
}

/** Says that a route also shows a list of the user of the path's `id`, whoever acts. */
export function AlsoShowsListsOf(parameter: string): MethodDecorator {
  return SetMetadata(LOOKS_AT, parameter);
}

/** What the route of a request does; `undefined` for one that says nothing. */
export function actionOf(context: Pick<ExecutionContext, 'getHandler'>): Action | undefined {
  return ACTIONS_OF_ROUTES.of(context);
}

/** See {@link AlsoShowsListsOf}. */
export function listsShownBy(context: Pick<ExecutionContext, 'getHandler'>): string | undefined {
  return LISTS_OF_ROUTES.of(context);
}
