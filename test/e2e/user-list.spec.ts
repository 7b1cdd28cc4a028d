import { addUsers, type UserJson } from '../support/people.js';
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
