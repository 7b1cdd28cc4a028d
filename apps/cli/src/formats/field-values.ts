import { parseId } from '@retinue/common';
import { EXTERNAL_PREFIX, parseUserKey, type UserKey, userKeyProblem } from '@retinue/users';

/** A field's value is not what it should be; the message says which and why. */
export class FieldValueError extends Error {}

type Fields = Readonly<Record<string, unknown>>;

/**
 * A user: an id, or `ext:` and an external id.
 *
 * @throws FieldValueError when the field is missing or neither
 */
export function requiredUser(fields: Fields, name: string): UserKey {
  const value = fields[name];
  if (typeof value === 'string' && value.trimStart().startsWith(EXTERNAL_PREFIX)) {
    const text = value.trim();
    const key = parseUserKey(text);
    if (key === undefined) throw new FieldValueError(`${name} ${userKeyProblem(text)}`);
    return key;
  }
  const id = optionalId(fields, name);
  if (id === undefined) throw new FieldValueError(`${name} is missing`);
  return id;
}

/** @throws FieldValueError when the field is there and no JSON object */
export function optionalObject(fields: Fields, name: string): Readonly<Record<string, unknown>> | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  const read = typeof value === 'string' ? parseJson(value) : value;
  if (typeof read === 'object' && read !== null && !Array.isArray(read))
    return read as Readonly<Record<string, unknown>>;
  throw new FieldValueError(`${name} must be a JSON object`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @throws FieldValueError when the field is there and no id */
export function optionalId(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  const id =
    typeof value === 'number' || typeof value === 'string' ? parseId(String(value).trim()) : undefined;
  if (id === undefined) throw new FieldValueError(`${name} must be a whole number from 1 to 2^53 - 1`);
  return id;
}

/**
 * A date, alone (then UTC) or with a time and its zone: without one, what it means depends on the machine that
 * reads it.
 */
const ISO_TIME =
  /^(\d{4}-\d{2}-(\d{2}))(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/;

/** As {@link anyTime}, of something that has happened. @throws FieldValueError also when it is in the future */
export function optionalTime(fields: Fields, name: string): Date | undefined {
  const time = anyTime(fields, name);
  if (time !== undefined && time.getTime() > Date.now()) {
    throw new FieldValueError(`${name} must not be in the future`);
  }
  return time;
}

/**
 * The forms that a time may have in a file: ISO 8601, or the time since 1970 in seconds (9 or 10 digits) or milliseconds
 * (12 or 13), told apart by their size. Both reach from 1973 to 2286; a number of another size is refused.
 */
export function anyTime(fields: Fields, name: string): Date | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  const time = typeof value === 'number' ? sinceEpoch(value) : parseTime(value);
  if (Number.isNaN(time.getTime())) {
    throw new FieldValueError(
      `${name} must be a time such as 2026-01-31T09:30:00.000Z, or since 1970 in seconds (9 or 10 digits) or milliseconds (12 or 13)`,
    );
  }
  return time;
}

/** An invalid date when the number is neither of seconds nor of milliseconds, as far as its size tells. */
function sinceEpoch(number: number): Date {
  if (number >= 1e8 && number < 1e10) return new Date(number * 1_000);
  return new Date(number >= 1e11 && number < 1e13 ? number : Number.NaN);
}

/** An invalid date when the text is no time. */
function parseTime(text: unknown): Date {
  if (typeof text !== 'string') return new Date(Number.NaN);
  if (/^\d+$/.test(text)) return sinceEpoch(Number(text));
  const [, date, day] = ISO_TIME.exec(text) ?? [];
  // Each month has it.
  if (Number(day) <= 28) return new Date(text);
  // The engine takes 30 February for 2 March.
  const midnight = new Date(date ?? Number.NaN);
  const exists = !Number.isNaN(midnight.getTime()) && midnight.toISOString().slice(0, 10) === date;
  return new Date(exists ? text : Number.NaN);
}

/** @throws FieldValueError when the field is there and neither true nor false (nor 1 or 0) */
export function optionalBoolean(fields: Fields, name: string): boolean | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (value === true || value === 1 || (typeof value === 'string' && /^(true|1)$/i.test(value))) return true;
  if (value === false || value === 0 || (typeof value === 'string' && /^(false|0)$/i.test(value)))
    return false;
  throw new FieldValueError(`${name} must be true or false`);
}
