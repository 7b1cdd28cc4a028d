import { addUsers, createUser, type UserJson } from '../support/people.js';
import { readIds, readPages } from '../support/pages.js';
import { placesOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';

describe('searching users by name', () => {
  const service = useTestApp();

  async function found(query: string): Promise<string[]> {
    const pages = await readPages<UserJson>(service.http, `/v1/users?${query}`);
    return pages.flatMap(({ items }) => items.map(({ firstName, lastName }) => `${firstName} ${lastName}`));
  }

  async function createNamed(...names: readonly (readonly [string, string])[]): Promise<void> {
    for (const [firstName, lastName] of names) await createUser(service.http, { firstName, lastName });
  }

  it('finds by the beginning of the first, the last and the full name', async () => {
    await createNamed(['Mate', 'Nagy'], ['Nadia', 'Stone'], ['Lone', 'Wolf']);
    expect(await found('q=mat')).toEqual(['Mate Nagy']);
    expect(await found('q=na')).toEqual(['Nadia Stone', 'Mate Nagy']);
    expect(await found('q=mate%20na')).toEqual(['Mate Nagy']);
    expect(await found('q=mate+na')).toEqual(['Mate Nagy']);
    expect(await found('q=ate')).toEqual([]);
  });

  it('takes upper and lower case as the same, beyond ASCII too', async () => {
    await createNamed(['ÉMILE', 'Zola'], ['Øyvind', 'ŠIMIĆ'], ['ΆΓΓΕΛΟΣ', 'X']);
    expect(await found(`q=${encodeURIComponent('émi')}`)).toEqual(['ÉMILE Zola']);
    expect(await found(`q=${encodeURIComponent('šimić')}`)).toEqual(['Øyvind ŠIMIĆ']);
    expect(await found(`q=${encodeURIComponent('ΆΓΓ')}`)).toEqual(['ΆΓΓΕΛΟΣ X']);
  });

  it('a prefix that ends in a capital sigma finds names that go on after it', async () => {
    await createNamed(['ΣΙΣΥΦΟΣ', 'X']);
    expect(await found(`q=${encodeURIComponent('ΣΙΣ')}`)).toEqual(['ΣΙΣΥΦΟΣ X']);
  });

  it.each([
    ['emile', 'Émile'],
    ['Émile', 'Emile'],
    ['e\u0301mile', 'Émile'],
    ['strauss', 'Strauß'],
    ['STRAUẞ', 'Strauss'],
    ['ib', 'İbrahim'],
    ['isil', 'Işıl'],
    ['lukasz', 'Łukasz'],
    ['soren', 'Søren'],
    ['dorde', 'Đorđe'],
    ['aegir', 'Ægir'],
    ['thor', 'Þór'],
    ['ffion', 'ﬃon'],
    ['anna', 'Ann\u200ba'],
    ['ann\u00ada', 'Anna'],
    ['κοσμας', 'Κοσμάς'],
    ['김', '김민준'],
    ['하', '하\u1112\u1161'],
  ])('finds by "%s" the name "%s"', async (q, name) => {
    await createNamed([name, 'X'], ['Zed', 'Y'], ['X', name]);
    const names = await found(`q=${encodeURIComponent(q)}`);
    // The shorter key comes first: of the last name alone.
    expect(names).toEqual([`X ${name.normalize('NFC')}`, `${name.normalize('NFC')} X`]);
  });

  it.each(['\u200b', '\u2800', '\u0301', '%20'])(
    'refuses to search for "%s", which shows nothing',
    async (q) => {
      const answer = await service.http.get(`/v1/users?q=${q.startsWith('%') ? q : encodeURIComponent(q)}`);
      expect([answer.status, placesOf(answer)]).toEqual([422, ['q']]);
    },
  );

  it('who matches by both names is listed once', async () => {
    await createNamed(['Anna', 'Annason'], ['Hans', 'Annas'], ['Ann', 'Other']);
    for (const limit of [1, 2, 3, 10]) {
      expect(await found(`q=ann&limit=${limit}`)).toEqual(['Ann Other', 'Anna Annason', 'Hans Annas']);
    }
  });

  it('who matches by both names is listed by the one that sorts first, on whichever page that is', async () => {
    await createNamed(['Ab', 'Aa'], ['Aab', 'X'], ['Aa', 'Ab'], ['Y', 'Aab'], ['Ac', 'Ac']);
    for (const limit of [1, 2, 3, 10]) {
      expect(await found(`q=a&limit=${limit}`)).toEqual(['Ab Aa', 'Aa Ab', 'Y Aab', 'Aab X', 'Ac Ac']);
    }
  });

  it.each([1, 7, 1_000])('namesakes by the hundred come each once, in pages of %i', async (limit) => {
    const users = await addUsers(service, 300, () => ({ firstName: 'Same', lastName: 'Same' }));
    const ids = await readIds(service.http, `/v1/users?q=same&limit=${limit}`);
    expect(ids).toEqual(users.map(({ id }) => id));
  });

  it('orders by the name that matched, then by id', async () => {
    await createNamed(['Zed', 'Mab'], ['Maa', 'Z'], ['Mac', 'A'], ['Yan', 'Mab'], ['Ann', 'Mab']);
    expect(await found('q=ma')).toEqual(['Maa Z', 'Zed Mab', 'Yan Mab', 'Ann Mab', 'Mac A']);
  });

  it.each([1, 2, 7, 1000])('the union of pages of %i is all who match, each once', async (limit) => {
    const users = await addUsers(service, 60, (index) => ({
      firstName: index % 2 === 0 ? `Nam${index % 7}` : `Other${index}`,
      lastName: index % 3 === 0 ? `Name${index % 5}` : 'Else',
    }));
    const matching = users.filter(
      ({ firstName, lastName }) => /^nam/i.test(firstName) || /^nam/i.test(lastName),
    );
    const ids = await readIds(service.http, `/v1/users?q=nam&limit=${limit}`);
    expect([...ids].sort((one, other) => one - other)).toEqual(matching.map(({ id }) => id));
  });

  it.each([1, 3, 1000])('q and type together find all who match both, in pages of %i', async (limit) => {
    const users = await addUsers(service, 40, (index) => ({
      firstName: `Same${index % 4}`,
      type: index % 5 === 0 ? 'brand' : 'person',
    }));
    const ids = await readIds(service.http, `/v1/users?q=same&type=brand&limit=${limit}`);
    const brands = users.filter(({ type }) => type === 'brand').map(({ id }) => id);
    expect([...ids].sort((one, other) => one - other)).toEqual(brands);
  });

  it('finds the few of a type behind thousands of the other, page after page', async () => {
    const users = await addUsers(service, 4_500, (index) => ({
      firstName: 'Crowd',
      lastName: String(index).padStart(4, '0'),
      type: index % 1_500 === 1_499 ? 'brand' : 'person',
    }));
    const pages = await readPages<UserJson>(service.http, '/v1/users?q=crowd&type=brand&limit=2');
    expect(pages.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(
      [1_499, 2_999, 4_499].map((index) => users[index]!.id),
    );
    expect(pages.at(-1)!.nextCursor).toBeNull();
  });

  it.each(['%25', '_', '%27', '%22', '%5C', '*', '%2A', '%F0%9F%98%80'])(
    'q=%s is a character like any other',
    async (encoded) => {
      const character = decodeURIComponent(encoded);
      await createNamed([`${character}name`, 'X'], ['Name', 'Y']);
      expect(await found(`q=${encoded}`)).toEqual([`${character}name X`]);
    },
  );

  it('a list in search of the longest names there can be has a cursor that works', async () => {
    // Four bytes each, in their key as well.
    const name = '\u{1F600}'.repeat(50);
    await createNamed([name, name], [name, name]);
    const q = encodeURIComponent(`${name} ${name}`);
    expect(await found(`q=${q}&limit=1`)).toHaveLength(2);
  });

  it.each([
    ['empty', ''],
    ['102 characters', 'a'.repeat(102)],
    ['a NUL', '%00'],
    ['a line separator', '%E2%80%A8'],
    ['given twice', 'a&q=b'],
  ])('a q that is or holds %s is a 422 that names q', async (_what, value) => {
    const response = await service.http.get(`/v1/users?q=${value}`);
    expect([response.status, placesOf(response)]).toEqual([422, ['q']]);
  });

  it('101 characters are fine for q, outside the BMP too', async () => {
    const { status } = await service.http.get(`/v1/users?q=${encodeURIComponent('\u{1F600}'.repeat(101))}`);
    expect(status).toBe(200);
  });
});
