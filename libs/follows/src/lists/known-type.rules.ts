import { InvalidRequestError } from '@retinue/common';
import type { UserType, UserTypes } from '@retinue/users';

/** @throws InvalidRequestError when a type is asked for that there is not */
export function assertKnownType(types: UserTypes, type: UserType | undefined): void {
  const problem = type === undefined ? undefined : types.problemOf(type);
  if (problem !== undefined) {
    throw new InvalidRequestError([{ name: 'type', problem: (name) => `${name} ${problem}` }]);
  }
}
