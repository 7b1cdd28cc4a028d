import { InvalidRequestError } from '@retinue/common';
import { CHANGE_TYPES } from './event-kinds.js';

/** @throws InvalidRequestError when one of them is no type of an event */
export function assertTypes(types: readonly string[] | undefined): void {
  const unknown = types?.find((type) => !(CHANGE_TYPES as readonly string[]).includes(type));
  if (unknown === undefined) return;
  throw new InvalidRequestError([
    { name: 'types', problem: (name) => `${name} must be of ${CHANGE_TYPES.join(', ')}; ${unknown} is none` },
  ]);
}
