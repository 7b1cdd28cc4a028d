import { inspect } from 'node:util';
import { InvalidRequestError } from '@retinue/common';
import type { UserKey } from './user-key.js';

/** Characters of a wrong value that are shown. */
const MAX_SHOWN = 60;

/**
 * For callers without types: whether anybody has the key is another question.
 *
 * @param name which of several users it names, such as `followerId`
 * @throws InvalidRequestError when it can be no user's
 */
export function assertUserKey(key: unknown, name = 'id'): asserts key is UserKey {
  if (Number.isInteger(key) || hasExternalId(key)) return;
  const shown = inspect(key, { depth: 0, breakLength: Infinity }).slice(0, MAX_SHOWN);
  throw new InvalidRequestError([
    { name, problem: (called) => `${called} must be an id, as a number, or { externalId }, and is ${shown}` },
  ]);
}

function hasExternalId(key: unknown): boolean {
  return typeof key === 'object' && key !== null && 'externalId' in key && typeof key.externalId === 'string';
}
