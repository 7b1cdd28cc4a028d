import { type FoundUsers, type UserKey, UserNotFoundError } from '@retinue/users';
import type { AskedOperation, FollowOperation, OperationResult, PlannedOperation } from './follow-plan.js';

/** Whether somebody is named by an external id, so that it must be looked up who that is. */
export function isByExternalId({ followerId, followeeId }: FollowOperation): boolean {
  return typeof followerId !== 'number' || typeof followeeId !== 'number';
}

/** An operation of which both users are known. */
export function plannedOperation(
  { op, followerId, followeeId, caller }: AskedOperation,
  users: FoundUsers,
): PlannedOperation {
  const given = { followerId, followeeId };
  return {
    op,
    followerId: idIn(users, followerId, 'followerId'),
    followeeId: idIn(users, followeeId, 'followeeId'),
    given,
    caller,
  };
}

/** The same, or that nobody has an external id. */
export function tryToPlan(operation: AskedOperation, users: FoundUsers): PlannedOperation | RefusedOperation {
  try {
    return plannedOperation(operation, users);
  } catch (error) {
    if (error instanceof UserNotFoundError) return { refusal: error };
    throw error;
  }
}

type RefusedOperation = Extract<OperationResult, { refusal: unknown }>;

/** An id stands for itself, whether anybody has it or not: the plan finds that out. */
function idIn(users: FoundUsers, key: UserKey, name: string): number {
  if (typeof key === 'number') return key;
  const user = users.get(key);
  if (user === undefined) throw new UserNotFoundError(key, name);
  return user.id;
}
