import type { UsersImportService } from '@retinue/users';
import type { RecordResult } from './import-records.js';

/** Why a record is not taken that names somebody who was deleted. */
export function deletedUser(id: number): RecordResult {
  return { rejected: `id ${id} belonged to a user who was deleted`, cause: 'a deleted user' };
}

/**
 * Says of records that name nobody whether it is somebody who was deleted.
 *
 * @param missing for each record, the id that nobody has, if there is one
 */
export async function tellDeleted(
  users: UsersImportService,
  results: readonly RecordResult[],
  missing: readonly (number | undefined)[],
): Promise<RecordResult[]> {
  const ids = [...new Set(missing.flatMap((id) => id ?? []))];
  const deleted = ids.length === 0 ? new Set<number>() : await users.deletedAmong(ids);
  return results.map((result, index) => {
    const id = missing[index];
    return id !== undefined && deleted.has(id) ? deletedUser(id) : result;
  });
}
