import type { Transaction } from '@retinue/database';
import {
  assertUserKey,
  type UserDirectory,
  type UserKey,
  UserNotFoundError,
  type UserReference,
} from '@retinue/users';

/**
 * Makes sure that users exist, as last committed or as the transaction sees them.
 *
 * @param keys by what each is called, such as `followerId`
 * @returns who they are, by the same names
 * @throws InvalidRequestError when a key can be no user's
 * @throws UserNotFoundError that names the first who does not exist
 */
export async function requireUsers<Name extends string>(
  directory: UserDirectory,
  keys: Readonly<Record<Name, UserKey>>,
  transaction?: Transaction,
): Promise<Record<Name, UserReference>> {
  const entries = Object.entries(keys) as [Name, UserKey][];
  for (const [name, key] of entries) assertUserKey(key, name);
  const found = await directory.find(
    entries.map(([, key]) => key),
    transaction,
  );
  return Object.fromEntries(
    entries.map(([name, key]) => {
      const user = found.get(key);
      if (user === undefined) throw new UserNotFoundError(key, name);
      return [name, user];
    }),
  ) as Record<Name, UserReference>;
}

/** @throws UserNotFoundError */
export async function requireUser(directory: UserDirectory, key: UserKey): Promise<UserReference> {
  return (await requireUsers(directory, { id: key })).id;
}

/**
 * The id of a user, which costs nothing where it is given.
 *
 * @throws UserNotFoundError when nobody has the external id
 */
export async function idOf(directory: UserDirectory, key: UserKey, name = 'id'): Promise<number> {
  if (typeof key === 'number') return key;
  return (await requireUsers(directory, { [name]: key }))[name]!.id;
}
