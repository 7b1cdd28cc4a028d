export { ACTOR_OF, AccessGuard, type ActorOf } from './routes/access.guard.js';
export { challengeFor } from './routes/challenge.header.js';
export { type AccessRouteOptions, withAccess } from './routes/access-routes.request.js';
export {
  ACTION_EXTENSION,
  actionOf,
  AlsoShowsListsOf,
  Does,
  listsShownBy,
} from './routes/action.decorator.js';
export {
  assertMay,
  callerOf,
  loggedCallerOf,
  mayStill,
  seesEmail,
  type Viewer,
  viewerOf,
} from './routes/caller-of.request.js';
