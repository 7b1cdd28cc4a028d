import { placesOf, problemOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';

describe('names', () => {
  const service = useTestApp();

  const create = async (user: object) =>
    service.http.post('/v1/users', { firstName: 'Ann', lastName: 'Lee', email: 'ann@lee.dk', ...user });

  it.each([
    ['a zero-width space', '\u200b'],
    ['an empty braille pattern', '\u2800'],
    ['a Hangul filler', '\u3164'],
    ['a soft hyphen', '\u00ad'],
    ['joiners and selectors', '\u200d\ufe0f\u2060'],
    ['spaces of all kinds around what shows nothing', '\u00a0\u2003\u200b\u3000'],
    ['a mark without a letter', '\u0301'],
  ])('of %s alone are refused: nobody could see them', async (_what, name) => {
    for (const field of ['firstName', 'lastName']) {
      const answer = await create({ [field]: name });
      expect([answer.status, problemOf(answer).errors]).toEqual([
        422,
        [{ pointer: `#/${field}`, detail: expect.stringContaining(field) }],
      ]);
    }
  });

  it.each(['\u202e', '\u2066', '\u0007', '\ud800', '\u2028', '\ufffe'])(
    'with %j in them are refused',
    async (character) => {
      const answer = await create({ firstName: `An${character}n` });
      expect([answer.status, placesOf(answer)]).toEqual([422, ['#/firstName']]);
    },
  );

  it.each(['Zoë', '👩‍👩‍👧', '❤️', 'می‌خواهم', 'क्‍ष', "O'Neil", '木村', '김민준', '-', 'X Æ A-12'])(
    'such as "%s" are taken as they are',
    async (name) => {
      const { status, body } = await create({ firstName: name });
      expect([status, body.firstName]).toEqual([201, name]);
    },
  );

  it('are kept in one form of Unicode, whichever they came in', async () => {
    const { body } = await create({ firstName: 'Zoe\u0308', lastName: 'A\u030angstro\u0308m' });
    expect([body.firstName, body.lastName]).toEqual(['Zoë', 'Ångström']);
  });

  it('an email can hold nothing that does not show: two would look the same', async () => {
    for (const email of ['ann\u200b@lee.dk', 'ann@le\u00ade.dk', '\u202eann@lee.dk']) {
      const answer = await create({ email });
      expect([answer.status, placesOf(answer)]).toEqual([422, ['#/email']]);
    }
  });
});
