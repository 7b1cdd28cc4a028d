import {
  canBeSeen,
  charactersProblem,
  countCharacters,
  holdsUnseen,
  InvalidRequestError,
  searchKey,
  type WrongValue,
} from '@retinue/common';
import isEmail from 'validator/lib/isEmail.js';
import { externalIdProblem } from './user-key.js';
import { metadataJson, metadataProblem, NO_METADATA, readMetadata } from './user-metadata.js';
import { ExternalIdFixedError } from './users.errors.js';
import type { UserTypes } from './user-type.js';
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
  return charactersProblem(email) !== undefined || holdsUnseen(email) || !isEmail.default(email)
    ? 'must be an email address such as mate@nagy.dk'
    : undefined;
}

/** A problem of a value that may be left out by `null`, too. */
export function unlessNull(
  problemOf: (value: unknown) => string | undefined,
): (value: unknown) => string | undefined {
  return (value) => (value === null ? undefined : problemOf(value));
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
  readonly emailKey: string | null;
  readonly nameKey: string;
  /** Empty without a last name: no search begins with nothing. */
  readonly lastNameKey: string;
}

/** What a user is compared and searched by, of their names and email as they are stored. */
export function comparedForms({
  firstName,
  lastName,
  email,
}: Pick<UserProfile, 'firstName' | 'lastName' | 'email'>): ComparedForms {
  return {
    emailKey: email === null ? null : emailKey(email),
    nameKey: searchKey(lastName === null ? firstName : `${firstName} ${lastName}`),
    lastNameKey: lastName === null ? '' : searchKey(lastName),
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

/** The range of the names that begin with a prefix, whatever its case and marks. */
export function namePrefixRange(prefix: string): NamePrefixRange {
  const start = searchKey(prefix).trimStart();
  return { start, end: start + LAST_CHARACTER };
}

/** Whether a user's first, last or full name begins so. */
export function hasNamePrefix(user: Pick<UserProfile, 'firstName' | 'lastName'>, prefix: string): boolean {
  const { start } = namePrefixRange(prefix);
  const { nameKey, lastNameKey } = comparedForms({ ...user, email: null });
  return nameKey.startsWith(start) || lastNameKey.startsWith(start);
}

/**
 * A new user as they are stored: names without spaces around them, defaults filled in.
 *
 * @throws InvalidRequestError naming each value that breaks a rule
 */
export function acceptNewUser(user: NewUser, types: UserTypes): UserProfile {
  const { firstName, externalId, lastName, email, type, isPrivate, metadata } = user;
  return accept(
    {
      externalId: externalId ?? null,
      firstName,
      lastName: lastName ?? null,
      email: email ?? null,
      type: type === undefined ? types.first : type,
      isPrivate: isPrivate === undefined ? false : isPrivate,
      metadata: metadata ?? NO_METADATA,
    },
    types,
  );
}

/**
 * The same for a change; what is left out, or `undefined`, stays out.
 *
 * @param current the user, where they are known already: a type that they have may be named, though it can't be given any more
 */
export function acceptChanges(changes: UserChanges, types: UserTypes, current?: User): Partial<UserProfile> {
  const { metadata, ...rest } = changes;
  const given = Object.entries({ ...rest, metadata: metadata === null ? NO_METADATA : metadata });
  const named = Object.fromEntries(given.filter(([, value]) => value !== undefined)) as Partial<UserProfile>;
  if (current === undefined || named.type !== current.type) return accept(named, types);
  const { type, ...others } = named;
  return { ...accept(others, types), type };
}

/**
 * That the text can be an external id.
 *
 * @throws InvalidRequestError
 */
export function assertExternalId(externalId: string): void {
  const problem = externalIdProblem(externalId);
  if (problem === undefined) return;
  throw new InvalidRequestError([{ name: 'externalId', problem: (name) => `${name} ${problem}` }]);
}

/**
 * That a change leaves a user the external id that they have.
 *
 * @throws ExternalIdFixedError when it would take that away, or give another one
 */
export function assertKeepsExternalId({ externalId }: UserProfile, changes: Partial<UserProfile>): void {
  if (externalId === null || changes.externalId === undefined || changes.externalId === externalId) return;
  throw new ExternalIdFixedError(externalId);
}

/** Whether a change would leave the user another one. */
export function differs(user: UserProfile, changes: Partial<UserProfile>): boolean {
  const { metadata, ...rest } = changes;
  if (metadata !== undefined && metadataJson(metadata) !== metadataJson(user.metadata)) return true;
  return (Object.keys(rest) as (keyof typeof rest)[]).some((field) => rest[field] !== user[field]);
}

const PROFILE_FIELDS = [
  'externalId',
  'firstName',
  'lastName',
  'email',
  'type',
  'isPrivate',
  'metadata',
] as const satisfies readonly (keyof UserProfile)[];

/** The fields in which a user differs from what they were. */
export function changedFields(before: UserProfile, after: UserProfile): (keyof UserProfile)[] {
  return PROFILE_FIELDS.filter((field) => differs(before, { [field]: after[field] }));
}

/** When a change made now was made: not before the user came or was last changed, though a clock was set back. */
export function timeOfChange(
  { createdAt, updatedAt }: Pick<User, 'createdAt' | 'updatedAt'>,
  now: Date,
): Date {
  return new Date(Math.max(now.getTime(), updatedAt.getTime(), createdAt.getTime()));
}

type ProblemOf = (value: unknown) => string | undefined;

const PROBLEM_OF: Readonly<Record<Exclude<keyof UserProfile, 'type'>, ProblemOf>> = {
  externalId: unlessNull(externalIdProblem),
  firstName: nameProblem,
  lastName: unlessNull(nameProblem),
  email: unlessNull(emailProblem),
  isPrivate: (value) => (typeof value === 'boolean' ? undefined : 'must be true or false'),
  metadata: metadataProblem,
};

/** In the order in which problems are told. */
const FIELDS = [...Object.keys(PROBLEM_OF), 'type'] as readonly (keyof UserProfile)[];

/** Each imported user comes through here, so nothing is made for them that is not kept. */
function accept<Values extends Partial<UserProfile>>(values: Values, types: UserTypes): Values {
  const wrong: WrongValue[] = [];
  for (const field of FIELDS) {
    if (!(field in values)) continue;
    const problem = field === 'type' ? types.problemOf(values.type) : PROBLEM_OF[field](values[field]);
    if (problem !== undefined) wrong.push({ name: field, problem: (name) => `${name} ${problem}` });
  }
  if (wrong.length > 0) throw new InvalidRequestError(wrong);
  const accepted: { -readonly [Field in keyof UserProfile]?: UserProfile[Field] } = { ...values };
  const { firstName, lastName, email, metadata } = values;
  if (firstName !== undefined) accepted.firstName = cleanName(firstName);
  if (lastName != null) accepted.lastName = cleanName(lastName);
  if (email != null) accepted.email = email.normalize('NFC');
  // As it is kept: what JSON leaves out is not there, and nobody else holds the object.
  if (metadata !== undefined) accepted.metadata = readMetadata(metadataJson(metadata));
  return accepted as Values;
}
