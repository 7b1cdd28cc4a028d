import {
  canBeSeen,
  charactersProblem,
  countCharacters,
  holdsUnseen,
  InvalidRequestError,
  searchKey,
  type WrongValue,
} from '@retinue/common';
import validator from 'validator';
import { USER_TYPES } from './user-type.js';
import type { NewUser, User, UserChanges, UserProfile } from './user.js';

/** Characters (code points), after the spaces around it are taken off. */
export const MAX_NAME_LENGTH = 50;

/** Characters; the longest address that SMTP can carry (RFC 5321 section 4.5.3.1.3, less the brackets). */
export const MAX_EMAIL_LENGTH = 254;

/** What is wrong with a first or last name, or `undefined`. */
export function nameProblem(name: unknown): string | undefined {
  if (typeof name !== 'string') return 'must be a string';
  const length = countCharacters(cleanName(name));
  if (length === 0) return 'must not be empty or only spaces';
  if (length > MAX_NAME_LENGTH) return `must be at most ${MAX_NAME_LENGTH} characters long, not ${length}`;
  return charactersProblem(name) ?? (canBeSeen(name) ? undefined : 'must hold a character that can be seen');
}

/** What is wrong with an email address, or `undefined`. */
export function emailProblem(email: unknown): string | undefined {
  if (typeof email !== 'string') return 'must be a string';
  if (countCharacters(email) > MAX_EMAIL_LENGTH) return `must be at most ${MAX_EMAIL_LENGTH} characters long`;
  // Two addresses that look the same would be two users.
  return charactersProblem(email) !== undefined || holdsUnseen(email) || !validator.isEmail(email)
    ? 'must be an email address such as mate@nagy.dk'
    : undefined;
}

/** What is wrong with a user type, or `undefined`. */
export function typeProblem(type: unknown): string | undefined {
  return USER_TYPES.some((known) => known === type) ? undefined : `must be one of ${USER_TYPES.join(', ')}`;
}

/** First name, space, last name. */
export const MAX_NAME_PREFIX_LENGTH = 2 * MAX_NAME_LENGTH + 1;

/** What is wrong with the beginning of a name to search for, or `undefined`. */
export function namePrefixProblem(prefix: unknown): string | undefined {
  if (typeof prefix !== 'string') return 'must be given once';
  const length = countCharacters(prefix);
  if (length === 0 || length > MAX_NAME_PREFIX_LENGTH)
    return `must be 1 to ${MAX_NAME_PREFIX_LENGTH} characters long`;
  return (
    charactersProblem(prefix) ??
    (searchKey(prefix).trim() === '' ? 'must hold a letter, digit or sign to search for' : undefined)
  );
}

/** A name as it is stored. */
function cleanName(name: string): string {
  return name.normalize('NFC').trim();
}

/** What users are compared and searched by; kept beside what they are called. */
export interface ComparedForms {
  readonly emailKey: string;
  readonly nameKey: string;
  readonly lastNameKey: string;
}

export function comparedForms({
  firstName,
  lastName,
  email,
}: Pick<UserProfile, 'firstName' | 'lastName' | 'email'>): ComparedForms {
  return {
    emailKey: emailKey(email),
    nameKey: searchKey(`${firstName} ${lastName}`),
    lastNameKey: searchKey(lastName),
  };
}

/** An email as it is compared: any case, accents left as they are, since an address with one is another address. */
export function emailKey(email: string): string {
  return email.normalize('NFC').toLowerCase().replaceAll('ς', 'σ');
}

/** Sorts after every character there is: `[prefix, prefix + LAST_CHARACTER)` holds all that begins with the prefix. */
const LAST_CHARACTER = '\u{10FFFF}';

/** Where names that begin with a prefix are, among names in the form they are compared in: `start` to before `end`. */
export interface NamePrefixRange {
  readonly start: string;
  readonly end: string;
}

export function namePrefixRange(prefix: string): NamePrefixRange {
  const start = searchKey(prefix).trimStart();
  return { start, end: start + LAST_CHARACTER };
}

/**
 * A new user as they are stored: names without spaces around them, defaults filled in.
 *
 * @throws InvalidRequestError naming each value that breaks a rule
 */
export function acceptNewUser(user: NewUser): UserProfile {
  const { firstName, lastName, email, type = 'person', isPrivate = false } = user;
  return accept({ firstName, lastName, email, type, isPrivate });
}

/** The same for a change; what is left out, or `undefined`, stays out. */
export function acceptChanges(changes: UserChanges): UserChanges {
  return accept(Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)));
}

/** When a change made now was made: not before the user came or was last changed, though a clock was set back. */
export function timeOfChange(
  { createdAt, updatedAt }: Pick<User, 'createdAt' | 'updatedAt'>,
  now: Date,
): Date {
  return new Date(Math.max(now.getTime(), updatedAt.getTime(), createdAt.getTime()));
}

const PROBLEM_OF: { readonly [Field in keyof UserProfile]: (value: unknown) => string | undefined } = {
  firstName: nameProblem,
  lastName: nameProblem,
  email: emailProblem,
  type: typeProblem,
  isPrivate: (value) => (typeof value === 'boolean' ? undefined : 'must be true or false'),
};

function accept<Values extends UserChanges>(values: Values): Values {
  const given = (Object.keys(PROBLEM_OF) as (keyof UserProfile)[]).filter((field) => field in values);
  const wrong: WrongValue[] = given.flatMap((field) => {
    const problem = PROBLEM_OF[field](values[field]);
    return problem === undefined ? [] : [{ name: field, problem: (name) => `${name} ${problem}` }];
  });
  if (wrong.length > 0) throw new InvalidRequestError(wrong);
  return {
    ...values,
    ...(values.firstName === undefined ? {} : { firstName: cleanName(values.firstName) }),
    ...(values.lastName === undefined ? {} : { lastName: cleanName(values.lastName) }),
    ...(values.email === undefined ? {} : { email: values.email.normalize('NFC') }),
  };
}
