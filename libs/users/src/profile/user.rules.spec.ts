import { InvalidRequestError } from '@retinue/common';
import {
  acceptChanges,
  acceptNewUser,
  emailKey,
  emailProblem,
  MAX_EMAIL_LENGTH,
  MAX_NAME_LENGTH,
  MAX_NAME_PREFIX_LENGTH,
  namePrefixProblem,
  namePrefixRange,
  nameProblem,
  timeOfChange,
} from './user.rules.js';
import { UserTypes } from './user-type.js';

const TYPES = new UserTypes();
const ANN = { firstName: 'Ann', lastName: 'Other', email: 'ann@example.org' };

/** Which values are wrong, by the names that the error gives them. */
function wrongValues(accept: () => unknown): string[] {
  try {
    accept();
  } catch (error) {
    if (error instanceof InvalidRequestError) return error.values.map(({ name }) => name);
    throw error;
  }
  return [];
}

describe('a name', () => {
  test.each([
    'Ann',
    ' Ann ',
    'Łukasz',
    '李',
    '😀',
    'x'.repeat(MAX_NAME_LENGTH),
    '😀'.repeat(MAX_NAME_LENGTH),
  ])('may be %j', (name) => {
    expect(nameProblem(name)).toBeUndefined();
  });

  test.each([
    [5, 'must be a string'],
    [undefined, 'must be a string'],
    ['', 'must not be empty'],
    ['  ', 'must not be empty'],
    [
      'x'.repeat(MAX_NAME_LENGTH + 1),
      `at most ${MAX_NAME_LENGTH} characters long, not ${MAX_NAME_LENGTH + 1}`,
    ],
    ['\u200b', 'can be seen'],
  ])('may not be %j', (name, problem) => {
    expect(nameProblem(name)).toContain(problem);
  });

  test('may hold neither NUL nor half a character', () => {
    expect(nameProblem('A\0nn')).toBeDefined();
    expect(nameProblem('A\ud800')).toBeDefined();
  });
});

describe('an email', () => {
  test('may be as long as SMTP carries, and no longer', () => {
    const domain = `${'d'.repeat(60)}.`.repeat(3) + 'org';
    const longest = `${'a'.repeat(MAX_EMAIL_LENGTH - domain.length - 1)}@${domain}`;
    // The part before the @ has a bound of its own, 64.
    expect(longest.indexOf('@')).toBeLessThanOrEqual(70);
    expect(emailProblem(`a@${domain}`)).toBeUndefined();
    expect(emailProblem(`a${longest}`)).toBe(`must be at most ${MAX_EMAIL_LENGTH} characters long`);
  });

  test.each([5, null, '', 'ann', 'ann@', '@example.org', 'a b@example.org', 'ann\u200b@example.org'])(
    'may not be %j',
    (email) => {
      expect(emailProblem(email)).toMatch(/^must be (a string|an email address)/);
    },
  );

  test('is compared without regard to case, accents or how they are written', () => {
    expect(emailKey('Ann@Example.ORG')).toBe('ann@example.org');
    expect(emailKey('e\u0301@x.org')).toBe(emailKey('É@x.org'));
    expect(emailKey('é@x.org')).not.toBe(emailKey('e@x.org'));
    expect(emailKey('ΟΔΟΣ@x.org')).toBe(emailKey('οδος@x.org'));
  });
});

test('a type is one of those that there are', () => {
  expect([TYPES.problemOf('person'), TYPES.problemOf('brand')]).toEqual([undefined, undefined]);
  expect([TYPES.problemOf('robot'), TYPES.problemOf('Person'), TYPES.problemOf(undefined)]).toEqual(
    Array(3).fill('must be one of person, brand'),
  );
});

describe('the beginning of a name', () => {
  test.each(['a', 'Ann O', 'x'.repeat(MAX_NAME_PREFIX_LENGTH)])('to search for may be %j', (prefix) => {
    expect(namePrefixProblem(prefix)).toBeUndefined();
  });

  test.each([undefined, ['a', 'b'], '', ' ', '\u200b', 'x'.repeat(MAX_NAME_PREFIX_LENGTH + 1), 'a\0'])(
    'to search for may not be %j',
    (prefix) => {
      expect(namePrefixProblem(prefix)).toBeDefined();
    },
  );

  test('spans the names that begin with it, and no others', () => {
    const { start, end } = namePrefixRange(' Ánn');
    // By code points, as databases compare, and JavaScript does not.
    const isBefore = (one: string, other: string): boolean =>
      Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0;
    const isWithin = (key: string): boolean => !isBefore(key, start) && isBefore(key, end);
    expect(['ann', 'ann other', 'annz', 'ann\uffff'].filter(isWithin)).toHaveLength(4);
    expect(['an', 'anm', 'ano', 'b', ' ann'].filter(isWithin)).toEqual([]);
  });
});

describe('a new user', () => {
  test('has what is left out filled in', () => {
    expect(acceptNewUser(ANN, TYPES)).toEqual({
      ...ANN,
      externalId: null,
      type: 'person',
      isPrivate: false,
      metadata: {},
    });
    expect(acceptNewUser({ ...ANN, type: 'brand', isPrivate: true }, TYPES)).toMatchObject({
      type: 'brand',
      isPrivate: true,
    });
  });

  test('has names without spaces around them, and texts put together', () => {
    const accepted = acceptNewUser(
      { firstName: ' E\u0301va ', lastName: 'Other  ', email: 'e\u0301@example.org' },
      TYPES,
    );
    expect(accepted).toMatchObject({ firstName: 'Éva', lastName: 'Other', email: 'é@example.org' });
  });

  test('that breaks rules is told of each at once', () => {
    const broken = {
      firstName: '',
      lastName: 'Other',
      email: 'ann',
      type: 'robot' as 'person',
      isPrivate: false,
    };
    expect(wrongValues(() => acceptNewUser(broken, TYPES))).toEqual(['firstName', 'email', 'type']);
  });
});

describe('a change', () => {
  test('is what is given, and nothing else', () => {
    expect(acceptChanges({}, TYPES)).toEqual({});
    expect(acceptChanges({ firstName: ' Eve ', ...({ email: undefined } as object) }, TYPES)).toEqual({
      firstName: 'Eve',
    });
    expect(acceptChanges({ isPrivate: false }, TYPES)).toEqual({ isPrivate: false });
  });

  test('that takes the first name away is refused: null is not the same as left out', () => {
    const broken = { firstName: null as unknown as string, isPrivate: 1 as unknown as boolean };
    expect(wrongValues(() => acceptChanges(broken, TYPES))).toEqual(['firstName', 'isPrivate']);
  });

  test('may take away what nobody must have', () => {
    expect(acceptChanges({ lastName: null, email: null, metadata: null }, TYPES)).toEqual({
      lastName: null,
      email: null,
      metadata: {},
    });
  });

  test.each([
    [0, 0, 5, 5],
    [0, 9, 5, 9],
    [9, 0, 5, 9],
  ])(
    'of a user made at %d, changed at %d, is made at no earlier time: at %d, that is %d',
    (made, changed, now, at) => {
      const user = { createdAt: new Date(made), updatedAt: new Date(changed) };
      expect(timeOfChange(user, new Date(now))).toEqual(new Date(at));
    },
  );
});
