/** What a service key, or a user's token, can be given. `admin` is all of them. */
export const SCOPES = [
  'users:read',
  'users:write',
  'follows:read',
  'follows:write',
  'events:read',
  'webhooks:write',
  'emails:read',
  'act-as',
  'admin',
] as const;

/** One right that a credential can have. */
export type Scope = (typeof SCOPES)[number];

/** Whether a text is the name of a scope. */
export function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}

/** Whether these scopes hold that one; `admin` holds all. */
export function holds(scopes: readonly Scope[], scope: Scope): boolean {
  return scopes.includes(scope) || scopes.includes('admin');
}
