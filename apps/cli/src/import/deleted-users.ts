import type { UserKey, UsersImportService } from '@retinue/users';
import type { RecordResult, Rejection } from './record-result.js';

/** Why a record is not taken that names somebody who was deleted. */
export function deletedUser(id: number): Rejection {
  return { rejected: `id ${id} belonged to a user who was deleted`, cause: 'a deleted user' };
}

/**
 * Says of records that name nobody whether it is somebody who was deleted.
 *
 * @param missing for each record, the user whom nobody is, if there is one; what external id a deleted user had, nobody knows
 */
export async function tellDeleted(
  users: UsersImportService,
  results: readonly RecordResult[],
  missing: readonly (UserKey | undefined)[],
): Promise<RecordResult[]> {
  const ids = [...new Set(missing.filter((key) => typeof key === 'number'))];
  const deleted = ids.length === 0 ? new Set<number>() : await users.deletedAmong(ids);
  return results.map((result, index) => {
    const id = missing[index];
    return typeof id === 'number' && deleted.has(id) ? deletedUser(id) : result;
  });
}
