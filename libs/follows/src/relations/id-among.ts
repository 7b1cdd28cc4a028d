import type { FoundUsers, UserKey } from '@retinue/users';

/** Nobody's id, for somebody who is named by an external id that nobody has. */
export const NOBODY = 0;

/** Who it is that a key names. An id stands for itself, whether anybody has it or not. */
export function idAmong(users: FoundUsers, key: UserKey): number {
  return typeof key === 'number' ? key : (users.get(key)?.id ?? NOBODY);
}
