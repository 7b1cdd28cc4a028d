import type { Scope } from './scope.js';

/** Whom an action is about, and who of the users may take it. */
interface ActionRule {
  /** What a service needs, and a user whose token is limited. */
  readonly scope: Scope;
  /**
   * - `anybody`: whoever calls, and nobody in particular where that is allowed
   * - `audience`: the same, but a private user's followers alone, and nobody who blocks the user or is blocked by them
   * - `themselves`: the user whom it is about
   * - `signup`: the user whom it is about, where users may make themselves
   * - `services`: no user at all
   */
  readonly users: 'anybody' | 'audience' | 'themselves' | 'signup' | 'services';
  /** What it is, for `docs/authorization.md`. */
  readonly about: string;
}

/** All that a request may be. */
export const ACTIONS = {
  'users.read': {
    scope: 'users:read',
    users: 'anybody',
    about: 'read users, without email, and their counts',
  },
  'users.find-by-email': { scope: 'emails:read', users: 'services', about: 'find a user by email' },
  'emails.read': { scope: 'emails:read', users: 'themselves', about: 'see the email of a user' },
  'users.create': { scope: 'users:write', users: 'services', about: 'create users, many at once too' },
  'users.put': { scope: 'users:write', users: 'signup', about: 'create or change a user by external id' },
  'users.change': { scope: 'users:write', users: 'themselves', about: 'change or delete a user' },
  'lists.read': { scope: 'follows:read', users: 'audience', about: 'read followers, following, mutuals' },
  'relationships.read': {
    scope: 'follows:read',
    users: 'themselves',
    about: 'see what is between a user and others, from their side',
  },
  'own.read': {
    scope: 'follows:read',
    users: 'themselves',
    about: 'read history, requests, blocks, mutes, suggestions, known followers',
  },
  'follows.write': {
    scope: 'follows:write',
    users: 'themselves',
    about: 'follow, unfollow, accept, reject, remove, block, mute; batches of follows',
  },
  'events.read': { scope: 'events:read', users: 'services', about: 'read the log of all changes' },
  'own-events.read': {
    scope: 'events:read',
    users: 'themselves',
    about: 'read what happened to a user, without who blocks or mutes them',
  },
  'webhooks.write': {
    scope: 'webhooks:write',
    users: 'services',
    about: 'make, read, change, test and delete webhooks, which are sent all changes',
  },
  'personal-data.read': {
    scope: 'admin',
    users: 'themselves',
    about: 'export all that is kept about a user',
  },
  'metrics.read': { scope: 'admin', users: 'services', about: 'read the metrics of the server' },
  'legacy-followers.read': {
    scope: 'emails:read',
    users: 'themselves',
    about: "the original route, which shows followers' emails",
  },
} as const satisfies Readonly<Record<string, ActionRule>>;

/** The name of one thing that a request may do. */
export type Action = keyof typeof ACTIONS;

/** The rule of an action. */
export function ruleOf(action: Action): ActionRule {
  return ACTIONS[action];
}
