import { charactersProblem, countCharacters, MAX_ID, parseId } from '@retinue/common';

/** A user by the id that the caller's own system has for them. */
export interface ExternalKey {
  readonly externalId: string;
}

/** How a caller names a user: by Retinue's id, or by the id that the caller's own system has for them. */
export type UserKey = number | ExternalKey;

/** Characters (code points). */
export const MAX_EXTERNAL_ID_LENGTH = 255;

/** What an external id stands behind where an id may stand, too: `ext:4711` is not the user 4711. */
export const EXTERNAL_PREFIX = 'ext:';

/**
 * What is wrong with an external id, or `undefined`. It is kept and compared to the letter, in whichever form of Unicode it
 * came: it is another system's text, and that system alone knows which two of them are one.
 */
export function externalIdProblem(externalId: unknown): string | undefined {
  if (typeof externalId !== 'string') return 'must be a string';
  const length = countCharacters(externalId);
  if (length === 0 || length > MAX_EXTERNAL_ID_LENGTH) {
    return `must be 1 to ${MAX_EXTERNAL_ID_LENGTH} characters long`;
  }
  if (externalId !== externalId.trim()) return 'must not begin or end with a space';
  return charactersProblem(externalId);
}

/** The user whom a text names: `7`, or `ext:` and an external id. `undefined` when it names nobody. */
export function parseUserKey(text: string): UserKey | undefined {
  const id = parseId(text);
  if (id !== undefined || !text.startsWith(EXTERNAL_PREFIX)) return id;
  const externalId = text.slice(EXTERNAL_PREFIX.length);
  return externalIdProblem(externalId) === undefined ? { externalId } : undefined;
}

/** What is wrong with a text or number that should name a user, or `undefined`. */
export function userKeyProblem(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return undefined;
  if (typeof value !== 'string' || !value.startsWith(EXTERNAL_PREFIX)) {
    return `must be a whole number from 1 to ${MAX_ID}, or ${EXTERNAL_PREFIX} and the user's external id`;
  }
  const problem = externalIdProblem(value.slice(EXTERNAL_PREFIX.length));
  return problem === undefined
    ? undefined
    : `must hold an external id behind ${EXTERNAL_PREFIX}, which ${problem}`;
}

/** The key as a caller writes it: `7`, or `ext:4711`. */
export function userKeyText(key: UserKey): string {
  return typeof key === 'number' ? String(key) : `${EXTERNAL_PREFIX}${key.externalId}`;
}

/** Whether two keys are written alike. By two ids of different kinds they may still name one user. */
export function isSameKey(one: UserKey, other: UserKey): boolean {
  return userKeyText(one) === userKeyText(other);
}
