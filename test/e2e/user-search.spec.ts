import { addUsers, createUser, type UserJson } from '../support/people.js';
import { readIds, readPage, readPages } from '../support/pages.js';
import { placesOf, problemOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';

describe('listing users', () => {
  const service = useTestApp();

  it('an empty service has an empty list', async () => {
    expect(await readPage(service.http, '/v1/users')).toEqual({ items: [], nextCursor: null });
  });

  it('users come by id, 50 at a time when nothing else is asked, as they are read one by one', async () => {
    const users = await addUsers(service, 51);
    const pages = await readPages<UserJson>(service.http, '/v1/users');
    expect(pages.map(({ items }) => items.length)).toEqual([50, 1]);
    expect(pages.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(users.map(({ id }) => id));
    const { body } = await service.http.get(`/v1/users/${users[0]!.id}`);
    expect(pages[0]!.items[0]).toEqual(body);
  });

  it.each([1, 2, 7, 1000])('the union of pages of %i is the whole list, each user once', async (limit) => {
    const users = await addUsers(service, 29);
    expect(await readIds(service.http, `/v1/users?limit=${limit}`)).toEqual(users.map(({ id }) => id));
  });

  it('nextCursor is null exactly on the last page, also when that page is full', async () => {
    await addUsers(service, 6);
    const cursorsOf = async (limit: number): Promise<boolean[]> =>
      (await readPages(service.http, `/v1/users?limit=${limit}`)).map(
        ({ nextCursor }) => nextCursor === null,
      );
    expect(await cursorsOf(3)).toEqual([false, true]);
    expect(await cursorsOf(5)).toEqual([false, true]);
    expect(await cursorsOf(6)).toEqual([true]);
    expect(await cursorsOf(7)).toEqual([true]);
  });

  it.each(['person', 'brand'])('type=%s lists users of that type only, page by page', async (type) => {
    const users = await addUsers(service, 20, (index) => ({ type: index % 3 === 0 ? 'brand' : 'person' }));
    const expected = users.filter((user) => user.type === type).map(({ id }) => id);
    expect(await readIds(service.http, `/v1/users?type=${type}&limit=3`)).toEqual(expected);
  });

  it('the Link leads, absolute, to the next page and keeps the other parameters', async () => {
    await addUsers(service, 5, () => ({ type: 'brand', firstName: 'Ann & Co?' }));
    const q = encodeURIComponent('ann & co?');
    const first = await service.http.get(`/v1/users?type=brand&q=${q}&limit=2`);
    const url = /^<(.+)>; rel="next"$/.exec(String(first.headers['link']))?.[1] ?? '';
    expect(url.startsWith(`${service.url}/v1/users?`)).toBe(true);
    const { searchParams } = new URL(url);
    expect(Object.fromEntries(searchParams)).toEqual({
      type: 'brand',
      q: 'ann & co?',
      limit: '2',
      cursor: first.body.nextCursor,
    });
    const followed = await service.http.get(url.slice(service.url.length));
    const asked = await service.http.get(
      `/v1/users?type=brand&q=${q}&limit=2&cursor=${first.body.nextCursor}`,
    );
    expect(followed.body).toEqual(asked.body);
    expect(followed.body.items).toHaveLength(2);
  });

  it('the Link names the host that the client used', async () => {
    await addUsers(service, 2);
    const { headers } = await service.http.get('/v1/users?limit=1', {
      headers: { Host: 'api.example.org:8080' },
    });
    expect(headers['link']).toMatch(/^<http:\/\/api\.example\.org:8080\/v1\/users\?limit=1&cursor=/);
  });

  it.each(['a b', '[', 'x:y:z', 'a%', ''])('a Host header "%s" that is none harms nobody', async (host) => {
    await addUsers(service, 2);
    const { status } = await service.http.get('/v1/users?limit=1', {
      headers: { Host: host },
      outsideDocument: true,
    });
    expect(status).toBeLessThan(500);
  });

  it.each([
    'limit=0',
    'limit=-1',
    'limit=1001',
    'limit=1e2',
    'limit=0x10',
    'limit=1.5',
    'limit=',
    'limit=%20',
    'limit=5&limit=6',
    'limit=99999999999999999999',
  ])('%s is a 422 that names limit', async (query) => {
    const response = await service.http.get(`/v1/users?${query}`);
    expect([response.status, new Set(placesOf(response))]).toEqual([422, new Set(['limit'])]);
  });

  it.each(['type=robot', 'type=', 'type=PERSON', 'type=person&type=brand'])(
    '%s is a 422 that names type',
    async (query) => {
      const response = await service.http.get(`/v1/users?${query}`);
      expect([response.status, placesOf(response)]).toEqual([422, ['type']]);
    },
  );

  it('a cursor works under the filters it was given out for only', async () => {
    await addUsers(service, 6, () => ({ firstName: 'Ann', lastName: 'Annson' }));
    const queries = ['', 'type=person', 'q=ann', 'q=anns', 'q=ann&type=person'];
    const cursors = await Promise.all(
      queries.map(async (query) => (await readPage(service.http, `/v1/users?limit=1&${query}`)).nextCursor),
    );
    for (const [from, cursor] of cursors.entries()) {
      for (const [to, query] of queries.entries()) {
        const response = await service.http.get(`/v1/users?limit=1&${query}&cursor=${cursor}`);
        expect([queries[from], query, response.status]).toEqual([
          queries[from],
          query,
          from === to ? 200 : 422,
        ]);
        if (from !== to) expect(problemOf(response).code).toBe('invalid_cursor');
      }
    }
  });

  it.each([
    'x',
    'AAAA',
    '%00',
    'bnVsbA',
    'W10',
    'WyJ1c2VycyAqIl0',
    'WyJ1c2VycyAqIiwxLjVd',
    'WyJ1c2VycyAqIiwiMSJd',
    '%ED%A0%80',
  ])('the cursor "%s" is a 422 invalid_cursor', async (cursor) => {
    const response = await service.http.get(`/v1/users?cursor=${cursor}`);
    expect([response.status, problemOf(response).code, placesOf(response)]).toEqual([
      422,
      'invalid_cursor',
      ['cursor'],
    ]);
  });

  it('a cursor with padding or spaces is not the one that was given out', async () => {
    await addUsers(service, 3);
    const { nextCursor } = await readPage(service.http, '/v1/users?limit=1');
    for (const changed of [`${nextCursor}=`, `${nextCursor}==`, `%20${nextCursor}`, `${nextCursor}%0A`]) {
      expect((await service.http.get(`/v1/users?cursor=${changed}`)).status).toBe(422);
    }
  });

  it('a cursor over 2,048 characters is a 422 that names it', async () => {
    const response = await service.http.get(`/v1/users?cursor=${'A'.repeat(2_049)}`);
    expect([response.status, placesOf(response)]).toEqual([422, ['cursor']]);
  });
});

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
