import { addUsers, countsOf, createUser, createUsers } from '../support/people.js';
import { follow, importFollows } from '../support/follows.js';
import { readIds, readPage, readPages } from '../support/pages.js';
import { placesOf, problemOf } from '../support/problems.js';
import { seededGraph } from '../support/seeded-graph.js';
import { useTestApp } from '../support/start-test-app.js';

const DIRECTIONS = ['followers', 'following'] as const;
const ORDERS = ['newest', 'oldest'] as const;
const LISTS = DIRECTIONS.flatMap((direction) => ORDERS.map((order) => [direction, order] as const));

describe('lists of followers and of those followed', () => {
  const service = useTestApp();

  /** A user with others who follow it, or whom it follows, at the given times (milliseconds). */
  async function userWithFollows(
    direction: (typeof DIRECTIONS)[number],
    times: readonly number[],
  ): Promise<{ id: number; others: number[] }> {
    const [user, ...others] = await addUsers(service, times.length + 1);
    await importFollows(
      service,
      others.map((other, index) => ({
        followerId: direction === 'followers' ? other.id : user!.id,
        followeeId: direction === 'followers' ? user!.id : other.id,
        createdAt: new Date(times[index]!),
      })),
    );
    return { id: user!.id, others: others.map(({ id }) => id) };
  }

  it('an item is the card of a user with the time of the follow', async () => {
    const user = await createUser(service.http);
    const other = await createUser(service.http, { type: 'brand', isPrivate: true });
    const made = await service.http.put(`/v1/users/${other.id}/following/${user.id}`);
    const { items } = await readPage(service.http, `/v1/users/${user.id}/followers`);
    const { id, externalId, firstName, lastName, type, isPrivate, metadata } = other;
    expect(items).toEqual([
      { id, externalId, firstName, lastName, type, isPrivate, metadata, followedAt: made.body.followedAt },
    ]);
  });

  it('a follow is in one list of each end, and in no other', async () => {
    const [follower, followee] = await createUsers(service.http, 2);
    await follow(service.http, follower!.id, followee!.id);
    expect(await readIds(service.http, `/v1/users/${follower!.id}/following`)).toEqual([followee!.id]);
    expect(await readIds(service.http, `/v1/users/${followee!.id}/followers`)).toEqual([follower!.id]);
    expect(await readIds(service.http, `/v1/users/${follower!.id}/followers`)).toEqual([]);
    expect(await readIds(service.http, `/v1/users/${followee!.id}/following`)).toEqual([]);
  });

  it.each(LISTS)('%s in order %s: by time, not by id', async (direction, order) => {
    const { id, others } = await userWithFollows(direction, [3_000, 1_000, 4_000, 2_000]);
    const oldestFirst = [others[1], others[3], others[0], others[2]];
    const ids = await readIds(service.http, `/v1/users/${id}/${direction}?order=${order}`);
    expect(ids).toEqual(order === 'oldest' ? oldestFirst : oldestFirst.reverse());
  });

  it.each(DIRECTIONS)('%s come newest first unless asked otherwise', async (direction) => {
    const { id, others } = await userWithFollows(direction, [1_000, 2_000, 3_000]);
    expect(await readIds(service.http, `/v1/users/${id}/${direction}`)).toEqual(others.reverse());
  });

  it.each(LISTS)(
    '%s in order %s: equal times are told apart by id, on any page',
    async (direction, order) => {
      const { id, others } = await userWithFollows(direction, Array<number>(23).fill(5_000));
      const expected = order === 'oldest' ? others : [...others].reverse();
      for (const limit of [1, 2, 7, 1000]) {
        const path = `/v1/users/${id}/${direction}?order=${order}&limit=${limit}`;
        expect(await readIds(service.http, path)).toEqual(expected);
      }
    },
  );

  it.each(LISTS)('%s in order %s: nextCursor is null exactly on the last page', async (direction, order) => {
    const { id } = await userWithFollows(direction, [1, 2, 2, 2, 3, 4]);
    for (const [limit, expected] of [
      [2, [2, 2, 2]],
      [3, [3, 3]],
      [4, [4, 2]],
      [6, [6]],
      [7, [6]],
    ] as const) {
      const path = `/v1/users/${id}/${direction}?order=${order}&limit=${limit}`;
      const pages = await readPages(service.http, path);
      expect(pages.map(({ items }) => items.length)).toEqual(expected);
      expect(pages.at(-1)!.nextCursor).toBeNull();
    }
  });

  it.each(LISTS)(
    '%s in order %s: the Link leads to the next page of the same list',
    async (direction, order) => {
      const { id, others } = await userWithFollows(direction, [1, 2, 3]);
      const first = await service.http.get(`/v1/users/${id}/${direction}?order=${order}&limit=2`);
      const url = /^<(.+)>; rel="next"$/.exec(String(first.headers['link']))?.[1] ?? '';
      expect(url.startsWith(`${service.url}/v1/users/${id}/${direction}?`)).toBe(true);
      const second = await service.http.get(url.slice(service.url.length));
      const last = order === 'oldest' ? others[2] : others[0];
      expect(second.body).toMatchObject({ items: [{ id: last }], nextCursor: null });
    },
  );

  it.each(ORDERS)('follows imported from before 1970 are in order %s', async (order) => {
    const { id, others } = await userWithFollows('followers', [-2_000, -1_000, 0, 1_000]);
    const path = `/v1/users/${id}/followers?order=${order}&limit=1`;
    expect(await readIds(service.http, path)).toEqual(order === 'oldest' ? others : others.reverse());
  });

  it.each(ORDERS)(
    'a follow imported with a time still to come is listed in order %s, as it is counted',
    async (order) => {
      const { id, others } = await userWithFollows('followers', [Date.now() + 3_600_000]);
      expect(await countsOf(service.http, id)).toEqual([1, 0]);
      expect(await readIds(service.http, `/v1/users/${id}/followers?order=${order}`)).toEqual(others);
    },
  );

  it('the lists and counts of a whole graph are its edges', async () => {
    const graph = seededGraph(20_261_123, 80);
    const users = await addUsers(service, graph.users.length, (index) => graph.users[index]!);
    const edges = graph.edges.map(({ follower, followee }) => ({
      followerId: users[follower]!.id,
      followeeId: users[followee]!.id,
    }));
    await importFollows(service, edges);
    const ascending = (ids: readonly number[]): number[] => [...ids].sort((one, other) => one - other);
    for (const { id } of users) {
      const followers = edges
        .filter(({ followeeId }) => followeeId === id)
        .map(({ followerId }) => followerId);
      const following = edges
        .filter(({ followerId }) => followerId === id)
        .map(({ followeeId }) => followeeId);
      expect(await countsOf(service.http, id)).toEqual([followers.length, following.length]);
      expect(ascending(await readIds(service.http, `/v1/users/${id}/followers?limit=7`))).toEqual(
        ascending(followers),
      );
      expect(ascending(await readIds(service.http, `/v1/users/${id}/following`))).toEqual(
        ascending(following),
      );
    }
  });

  it.each(DIRECTIONS)('%s of a user that does not exist are a 404', async (direction) => {
    const response = await service.http.get(`/v1/users/999/${direction}`);
    expect([response.status, problemOf(response).code]).toEqual([404, 'user_not_found']);
  });

  it.each([
    'limit=0',
    'limit=1001',
    'limit=-5',
    'limit=1e3',
    'limit=5&limit=6',
    'limit=abc',
    'limit=',
    'limit=5.0',
    'limit=+5',
  ])('%s is a 422 that names limit', async (query) => {
    const { id } = await createUser(service.http);
    for (const direction of DIRECTIONS) {
      const response = await service.http.get(`/v1/users/${id}/${direction}?${query}`);
      expect([response.status, new Set(placesOf(response))]).toEqual([422, new Set(['limit'])]);
    }
  });

  it.each(['limit=1', 'limit=1000'])('%s is fine', async (query) => {
    const { id } = await createUser(service.http);
    expect((await service.http.get(`/v1/users/${id}/followers?${query}`)).status).toBe(200);
  });

  it.each(['order=up', 'order=', 'order=NEWEST', 'order=newest&order=oldest'])(
    '%s is a 422 that names order',
    async (query) => {
      const { id } = await createUser(service.http);
      const response = await service.http.get(`/v1/users/${id}/followers?${query}`);
      expect([response.status, placesOf(response)]).toEqual([422, ['order']]);
    },
  );

  it('a cursor belongs to one list of one user in one order', async () => {
    const users = await createUsers(service.http, 4);
    for (const one of users) {
      for (const other of users) if (one !== other) await follow(service.http, one.id, other.id);
    }
    const lists = [users[0]!, users[1]!].flatMap(({ id }) =>
      LISTS.map(([direction, order]) => `/v1/users/${id}/${direction}?order=${order}&limit=1`),
    );
    for (const from of lists) {
      const { nextCursor } = await readPage(service.http, from);
      for (const to of lists) {
        const response = await service.http.get(`${to}&cursor=${nextCursor}`);
        expect([from, to, response.status]).toEqual([from, to, from === to ? 200 : 422]);
        if (from !== to) expect(problemOf(response).code).toBe('invalid_cursor');
      }
    }
    const { nextCursor: ofUsers } = await readPage(service.http, '/v1/users?limit=1');
    const response = await service.http.get(`${lists[0]}&cursor=${ofUsers}`);
    expect([response.status, problemOf(response).code]).toEqual([422, 'invalid_cursor']);
  });

  it('a cursor that was changed or made by hand is a 422 invalid_cursor', async () => {
    const { id } = await userWithFollows('followers', [1, 2, 3]);
    const path = `/v1/users/${id}/followers`;
    const { nextCursor } = await readPage(service.http, `${path}?limit=1`);
    const forge = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const scope = `followers ${id} newest`;
    const wrong = [
      'garbage',
      `${nextCursor}=`,
      `${nextCursor}%20`,
      `${nextCursor}A`,
      nextCursor!.slice(1),
      forge(scope),
      forge(scope, 1, 2),
      forge(scope, 1, 2, 3, 4),
      forge(scope, '1', 2, 3),
      forge(scope, 1.5, 2, 3),
      forge(scope, null, 2, 3),
      forge(scope, 2 ** 53, 2, 3),
      forge({ scope }),
    ];
    for (const cursor of wrong) {
      const response = await service.http.get(`${path}?cursor=${cursor}`);
      expect([cursor, response.status, problemOf(response).code]).toEqual([cursor, 422, 'invalid_cursor']);
    }
  });

  it.each(ORDERS)('in order %s, a page goes on after the follow at its end has gone', async (order) => {
    const { id, others } = await userWithFollows('followers', [1_000, 2_000, 3_000, 4_000, 5_000]);
    const inOrder = order === 'oldest' ? others : [...others].reverse();
    const path = `/v1/users/${id}/followers?order=${order}`;
    const { nextCursor } = await readPage(service.http, `${path}&limit=2`);
    await service.http.delete(`/v1/users/${inOrder[1]}/following/${id}`);
    expect(await readIds(service.http, `${path}&cursor=${nextCursor}`).catch(String)).toEqual(
      inOrder.slice(2),
    );
  });
});
