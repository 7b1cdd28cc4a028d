import type { Transaction } from '@retinue/database';
import { type UserDirectory, UserNotFoundError, type UserReference } from '@retinue/users';

/**
 * Makes sure that users exist, as last committed or as the transaction sees them.
 *
 * @param userIds by what each is called, such as `followerId`
 * @throws UserNotFoundError that names the first who does not exist
 */
export async function requireUsers(
  directory: UserDirectory,
  userIds: Readonly<Record<string, number>>,
  transaction?: Transaction,
): Promise<void> {
  const found = await directory.find(Object.values(userIds), transaction);
  for (const [name, userId] of Object.entries(userIds)) {
    if (!found.has(userId)) throw new UserNotFoundError(userId, name);
  }
}

/** @throws UserNotFoundError */
export async function requireUser(directory: UserDirectory, userId: number): Promise<UserReference> {
  const found = await directory.find([userId]);
  const user = found.get(userId);
  if (user === undefined) throw new UserNotFoundError(userId);
  return user;
}
