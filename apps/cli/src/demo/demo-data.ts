import type { ImportedEdge } from '@retinue/follows';
import type { ImportedUser } from '@retinue/users';

const JOINED = Date.parse('2026-01-01T09:00:00.000Z');
const MINUTE_MS = 60_000;

/** The four people of the original service. */
export const DEMO_USERS: readonly ImportedUser[] = [
  { id: 1, firstName: 'Mate', lastName: 'Nagy', email: 'mate@nagy.dk' },
  { id: 2, firstName: 'Sara', lastName: 'Horvath', email: 'sara@horvath.dk' },
  { id: 3, firstName: 'Andras', lastName: 'Nagy', email: 'andras@nagy.dk' },
  { id: 4, firstName: 'Lone', lastName: 'Wolf', email: 'lone@wolf.dk' },
].map((user) => ({ ...user, createdAt: new Date(JOINED) }));

/** Whether somebody is one of the four. */
export function isDemoUser({ id, email }: { readonly id: number; readonly email: string | null }): boolean {
  return DEMO_USERS.some((person) => person.id === id && person.email === email);
}

/** Who follows whom there, a minute apart: the first three follow each other, Lone Wolf nobody. */
export const DEMO_FOLLOWS: readonly ImportedEdge[] = [
  [1, 2],
  [1, 3],
  [2, 1],
  [2, 3],
  [3, 1],
  [3, 2],
].map(([followerId, followeeId], index) => ({
  followerId: followerId!,
  followeeId: followeeId!,
  createdAt: new Date(JOINED + (index + 1) * MINUTE_MS),
}));
