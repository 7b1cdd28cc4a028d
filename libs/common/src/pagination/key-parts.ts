import { MAX_ID } from '../ids/id.js';

/** Whether a value can stand at one place of a list's cursors. */
export type KeyPart<Value extends number | string> = (value: unknown) => value is Value;

/** The furthest from 1970 that a `Date` can be, either way. */
const MAX_TIME_MS = 8.64e15;

/** An id: 1 to 2^53 - 1. */
export const idKey: KeyPart<number> = (value) => isIntegerFrom(1, MAX_ID, value);

/** A time that a row can have: milliseconds since 1970 UTC. Rows may be of the future: clocks are set back. */
export const timeKey: KeyPart<number> = (value) => isIntegerFrom(-MAX_TIME_MS, MAX_TIME_MS, value);

/** What each cursor of the list has there. */
export function fixedKey<Value extends number | string>(fixed: Value): KeyPart<Value> {
  return (value): value is Value => value === fixed;
}

/** NUL, which PostgreSQL stores in no text, and halves of characters, which no database does. */
const UNSTORABLE = /[\0\p{Cs}]/u;

/** A text that begins with `prefix`, of those that a database can hold. */
export function textKey(prefix: string): KeyPart<string> {
  return (value): value is string =>
    typeof value === 'string' && value.startsWith(prefix) && !UNSTORABLE.test(value);
}

function isIntegerFrom(min: number, max: number, value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max;
}
