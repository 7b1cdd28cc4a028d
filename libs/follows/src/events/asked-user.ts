import type { UserDirectory, UserKey } from '@retinue/users';
import { idOf, requireUser } from '../following/existing-users.js';

/** Whose events a reader asks for. */
export interface AskedUser {
  /** Only events in which this user is one of the two. */
  readonly user?: UserKey | undefined;
  /** Whether it is that user who reads: whom others block and mute is left out. */
  readonly isOwn?: boolean | undefined;
}

/**
 * The id of that user. Of somebody who is gone, others may read what was.
 *
 * @throws UserNotFoundError when nobody has the external id, or, of one's own, the id
 */
export async function idOfAsked(
  directory: UserDirectory,
  { user, isOwn = false }: AskedUser,
): Promise<number | undefined> {
  if (user === undefined) return undefined;
  return isOwn ? (await requireUser(directory, user)).id : idOf(directory, user, 'userId');
}
