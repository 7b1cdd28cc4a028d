import type { NewUser, User } from '@retinue/users';
import { nextNumber } from './next-number.js';

/** A user to be created, with a name and an email that no other has, and with what is given. */
export function aUser(given: Partial<NewUser> = {}): NewUser {
  const number = nextNumber();
  return { firstName: 'Test', lastName: `User ${number}`, email: `user-${number}@example.com`, ...given };
}

/** A user as a service answers them, for a stub of the test's own: an id that no other has, nobody follows or is followed. */
export function aStoredUser(given: Partial<User> = {}): User {
  const at = new Date();
  const { firstName, lastName = null, email = null } = aUser();
  return {
    id: nextNumber(),
    externalId: null,
    firstName,
    lastName,
    email,
    type: 'person',
    isPrivate: false,
    metadata: {},
    followersCount: 0,
    followingCount: 0,
    version: 1,
    createdAt: at,
    updatedAt: at,
    ...given,
  };
}
