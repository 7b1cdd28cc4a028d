import { assertUserKey } from '@retinue/users';

/** @throws InvalidRequestError when a key can be no user's */
export function assertEdgeKeys(followerId: unknown, followeeId: unknown): void {
  assertUserKey(followerId, 'followerId');
  assertUserKey(followeeId, 'followeeId');
}
