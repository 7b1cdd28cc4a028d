import {
  array,
  assert as assertProperty,
  asyncProperty,
  boolean,
  constantFrom,
  nat,
  option,
  record,
  tuple,
} from 'fast-check';
import { importFollows } from '../support/follows.js';
import { readIds, readPages } from '../support/pages.js';
import { addUsers } from '../support/people.js';
import { placesOf, problemOf } from '../support/problems.js';
import { startTestApp, useTestApp } from '../support/start-test-app.js';

const FIRST_NAMES = ['Ann', 'anna', 'Ánna', 'Bob', 'Ola'];
const LAST_NAMES = ['Annas', 'Berg', 'Öst', 'Olsen'];
const START = Date.UTC(2026, 0, 1);

describe('a filtered list', () => {
  it('shows those who pass all filters, in order, for any small graph', async () => {
    const USERS = 12;
    const someone = nat(USERS - 1);
    await assertProperty(
      asyncProperty(
        array(tuple(someone, someone), { minLength: 10, maxLength: 60 }),
        array(
          record({
            list: constantFrom('followers' as const, 'following' as const),
            order: constantFrom('newest' as const, 'oldest' as const),
            type: option(constantFrom('person', 'brand'), { nil: undefined }),
            q: option(constantFrom('a', 'AN', 'ann', 'án', 'o', 'ö', 'ann ann', 'bob berg', 'zz'), {
              nil: undefined,
            }),
            notFollowedBack: boolean(),
            limit: constantFrom(1, 3, 50),
          }),
          { minLength: 12, maxLength: 12 },
        ),
        async (pairs, queries) => {
          const app = await startTestApp();
          try {
            const users = await addUsers(app, USERS, (index) => ({
              firstName: FIRST_NAMES[index % FIRST_NAMES.length]!,
              lastName: LAST_NAMES[index % LAST_NAMES.length]!,
              type: index % 3 === 0 ? 'brand' : 'person',
            }));
            const edges = [
              ...new Map(pairs.filter(([a, b]) => a !== b).map((pair) => [pair.join(), pair])).values(),
            ];
            await importFollows(
              app,
              edges.map(([a, b], index) => ({
                followerId: users[a]!.id,
                followeeId: users[b]!.id,
                // Some at the same time: then the id decides.
                createdAt: new Date(START + Math.floor(index / 3)),
              })),
            );
            const follows = new Set(edges.map(([a, b]) => `${a}>${b}`));
            for (const { list, order, type, q, notFollowedBack, limit } of queries) {
              const inList = edges
                .map(([a, b], index) => ({
                  time: Math.floor(index / 3),
                  own: list === 'followers' ? b : a,
                  other: list === 'followers' ? a : b,
                }))
                .filter(({ own }) => own === 0)
                .filter(({ other }) => type === undefined || users[other]!.type === type)
                .filter(({ other }) => q === undefined || matches(users[other]!, q))
                .filter(
                  ({ other }) =>
                    !notFollowedBack || !follows.has(list === 'followers' ? `0>${other}` : `${other}>0`),
                )
                .sort((x, y) => x.time - y.time || users[x.other]!.id - users[y.other]!.id)
                .map(({ other }) => users[other]!.id);
              const filters = new URLSearchParams({
                order,
                limit: String(limit),
                notFollowedBack: String(notFollowedBack),
              });
              if (type !== undefined) filters.set('type', type);
              if (q !== undefined) filters.set('q', q);
              const pages = await readPages<{ id: number }>(
                app.http,
                `/v1/users/${users[0]!.id}/${list}?${filters.toString()}`,
              );
              const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
              expect(ids).toEqual(order === 'oldest' ? inList : inList.toReversed());
              // Nothing here is larger than the window: a page is full while matches remain.
              expect(pages.slice(0, -1).every(({ items }) => items.length === limit)).toBe(true);
            }
          } finally {
            await app.close();
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  describe('of thousands', () => {
    const service = useTestApp();

    it('may come in short pages when few match, and still shows each of them once, in order', async () => {
      const [star, ...fans] = await addUsers(service, 4_501, (index) =>
        [300, 2_500, 4_300].includes(index) ? { type: 'brand' } : {},
      );
      await importFollows(
        service,
        fans.map(({ id }, index) => ({
          followerId: id,
          followeeId: star!.id,
          createdAt: new Date(START + index),
        })),
      );
      const brands = [fans[299]!.id, fans[2_499]!.id, fans[4_299]!.id];
      const path = `/v1/users/${star!.id}/followers?type=brand`;
      expect(await readIds(service.http, `${path}&order=oldest`)).toEqual(brands);
      expect(await readIds(service.http, path)).toEqual(brands.toReversed());
      const pages = await readPages<{ id: number }>(service.http, path);
      expect(pages.map(({ items }) => items.length)).toEqual([1, 1, 1]);
      // Everybody matches: full pages, though the window is passed on the way.
      const all = await readPages<{ id: number }>(
        service.http,
        `/v1/users/${star!.id}/followers?q=other&limit=1000`,
      );
      expect(all.map(({ items }) => items.length)).toEqual([1_000, 1_000, 1_000, 1_000, 500]);
    });

    it('misses nobody and repeats nobody at the edges of its pages, also when thousands came at one moment', async () => {
      // A page looks at 2,000 at most: those who match stand on both sides of each such edge, either way.
      const matching = [0, 1, 1_999, 2_000, 2_001, 2_499, 2_500, 2_501, 3_999, 4_000, 4_001, 4_498, 4_499];
      const [star, ...others] = await addUsers(service, 4_501, (index) =>
        matching.includes(index - 1) ? { type: 'brand' } : {},
      );
      const createdAt = new Date(START);
      await importFollows(
        service,
        others.map(({ id }) => ({ followerId: star!.id, followeeId: id, createdAt })),
      );
      const brands = matching.map((index) => others[index]!.id);
      for (const limit of [1, 4, 1_000]) {
        const path = `/v1/users/${star!.id}/following?type=brand&notFollowedBack=true&limit=${limit}`;
        expect(await readIds(service.http, `${path}&order=oldest`)).toEqual(brands);
        expect(await readIds(service.http, path)).toEqual(brands.toReversed());
      }
    });

    it.each(['newest', 'oldest'])(
      'in order %s, ends with the page that has looked at the last',
      async (order) => {
        const [star, ...fans] = await addUsers(service, 2_001);
        await importFollows(
          service,
          fans.map(({ id }) => ({ followerId: id, followeeId: star!.id })),
        );
        const path = `/v1/users/${star!.id}/followers?type=brand&order=${order}`;
        expect((await service.http.get(path)).body).toEqual({ items: [], nextCursor: null });
      },
    );

    it('goes on from page to page with the longest beginning of a name that there is', async () => {
      const [star, ...fans] = await addUsers(service, 4, () => ({
        firstName: '😀'.repeat(50),
        lastName: '𝕫'.repeat(50),
      }));
      await importFollows(
        service,
        fans.map(({ id }) => ({ followerId: id, followeeId: star!.id })),
      );
      const q = encodeURIComponent(`${'😀'.repeat(50)} ${'𝕫'.repeat(50)}`);
      const ids = await readIds(service.http, `/v1/users/${star!.id}/followers?limit=1&order=oldest&q=${q}`);
      expect(ids).toEqual(fans.map(({ id }) => id));
    });

    it('of exactly the length of a window has no cursor to an empty page, and none is too long to be sent back', async () => {
      const [star, ...fans] = await addUsers(service, 2_001);
      await importFollows(
        service,
        fans.map(({ id }) => ({ followerId: id, followeeId: star!.id })),
      );
      const path = `/v1/users/${star!.id}/followers`;
      expect(await readPages(service.http, `${path}?type=brand`)).toEqual([{ items: [], nextCursor: null }]);
      const [another] = await addUsers(service, 1);
      await importFollows(service, [{ followerId: another!.id, followeeId: star!.id }]);
      const long = encodeURIComponent('\u{1D160}'.repeat(101));
      expect(await readIds(service.http, `${path}?q=${long}&limit=1`)).toEqual([]);
    });

    it('has cursors of its own: with another filter, order, list or user they are a 422', async () => {
      const [star, ...fans] = await addUsers(service, 4);
      await importFollows(
        service,
        fans.map(({ id }) => ({ followerId: id, followeeId: star!.id })),
      );
      const path = `/v1/users/${star!.id}`;
      const { nextCursor } = (await service.http.get(`${path}/followers?type=person&limit=1`)).body;
      expect((await service.http.get(`${path}/followers?type=person&cursor=${nextCursor}`)).status).toBe(200);
      for (const other of [
        'followers?',
        'followers?type=brand&',
        'followers?type=person&q=a&',
        'followers?type=person&notFollowedBack=true&',
        'followers?type=person&order=oldest&',
        'following?type=person&',
        'mutuals?type=person&',
      ]) {
        const answer = await service.http.get(`${path}/${other}cursor=${nextCursor}`);
        expect([other, answer.status, problemOf(answer).code]).toEqual([other, 422, 'invalid_cursor']);
      }
      const elsewhere = `/v1/users/${fans[0]!.id}/followers?type=person&cursor=${nextCursor}`;
      expect(problemOf(await service.http.get(elsewhere)).code).toBe('invalid_cursor');
    });

    it.each([
      ['type=robot', 'type'],
      ['type=', 'type'],
      ['q=', 'q'],
      [`q=${'a'.repeat(102)}`, 'q'],
      ['q=a&q=b', 'q'],
      ['type=person&type=brand', 'type'],
      ['notFollowedBack=1', 'notFollowedBack'],
      ['notFollowedBack=yes', 'notFollowedBack'],
      ['notFollowedBack=', 'notFollowedBack'],
      ['order=random', 'order'],
    ])('refuses %s by name', async (query, place) => {
      const [user] = await addUsers(service, 1);
      const answer = await service.http.get(`/v1/users/${user!.id}/followers?${query}`);
      expect([answer.status, placesOf(answer)]).toEqual([422, [place]]);
    });
  });
});

/** By the first, last or full name, in any case, with accents or without. */
function matches({ firstName, lastName }: { firstName: string; lastName: string }, q: string): boolean {
  return [`${firstName} ${lastName}`, lastName].some((name) => plain(name).startsWith(plain(q)));
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
