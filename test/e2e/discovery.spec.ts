import { array, assert as assertProperty, asyncProperty, nat, tuple } from 'fast-check';
import { MUTES, RelationsImportService, SUGGESTION_REACH } from '@retinue/follows';
import { importFollows } from '../support/follows.js';
import { moveExpiryOfMutes } from '../support/mutes.js';
import { readIds } from '../support/pages.js';
import { eventually } from '../support/pairs.js';
import { addUsers, createUser, createUsers } from '../support/people.js';
import { placesOf } from '../support/problems.js';
import { startTestApp, useTestApp } from '../support/start-test-app.js';

interface SuggestionJson {
  readonly id: number;
  readonly followeesInCommon: number;
}

test('mutuals, known followers and suggestions are what the graph says, for any small graph', async () => {
  const USERS = 10;
  const pair = tuple(nat(USERS - 1), nat(USERS - 1));
  await assertProperty(
    asyncProperty(
      array(pair, { minLength: 10, maxLength: 50 }),
      array(pair, { maxLength: 6 }),
      async (pairs, apart) => {
        const app = await startTestApp();
        try {
          const users = await addUsers(app, USERS);
          const idOf = (user: number): number => users[user]!.id;
          const edges = new Set(pairs.filter(([a, b]) => a !== b).map(([a, b]) => `${a}>${b}`));
          const follows = (a: number, b: number): boolean => edges.has(`${a}>${b}`);
          await importFollows(
            app,
            [...edges].map((edge) => {
              const [a = 0, b = 0] = edge.split('>').map(Number);
              return { followerId: idOf(a), followeeId: idOf(b) };
            }),
          );
          // In turn a block and a mute, between two who don't follow each other, so that the graph stays.
          const kept = apart.filter(([a, b]) => a !== b && !follows(a, b) && !follows(b, a));
          for (const [index, [a, b]] of kept.entries()) {
            await app.http.put(`/v1/users/${idOf(a)}/${index % 2 === 0 ? 'blocks' : 'mutes'}/${idOf(b)}`);
          }
          const isApart = (a: number, b: number): boolean =>
            kept.some(([x, y], index) => (x === a && y === b) || (index % 2 === 0 && x === b && y === a));

          const all = users.map((_user, index) => index);
          for (const a of all.slice(0, 5)) {
            const mutuals = await readIds(app.http, `/v1/users/${idOf(a)}/mutuals?limit=2`);
            const expectedMutuals = all.filter((b) => follows(a, b) && follows(b, a)).map(idOf);
            expect([...mutuals].sort(byNumber)).toEqual(expectedMutuals);

            const viewer = (a + 1) % USERS;
            const known = await readIds(
              app.http,
              `/v1/users/${idOf(a)}/known-followers?viewerId=${idOf(viewer)}&limit=2`,
            );
            const expectedKnown = all.filter((b) => follows(b, a) && follows(viewer, b)).map(idOf);
            expect([...known].sort(byNumber)).toEqual(expectedKnown);

            const expectedSuggestions = all
              .map((b) => ({
                id: idOf(b),
                user: b,
                followeesInCommon: all.filter((f) => follows(a, f) && follows(f, b)).length,
              }))
              .filter(
                ({ user, followeesInCommon }) =>
                  followeesInCommon > 0 && user !== a && !follows(a, user) && !isApart(a, user),
              )
              .sort((x, y) => y.followeesInCommon - x.followeesInCommon || x.id - y.id)
              .map(({ id, followeesInCommon }) => ({ id, followeesInCommon }));
            const { body } = await app.http.get(`/v1/users/${idOf(a)}/suggestions`);
            const suggested = (body as { items: SuggestionJson[] }).items;
            expect(suggested.map(({ id, followeesInCommon }) => ({ id, followeesInCommon }))).toEqual(
              expectedSuggestions,
            );
          }
        } finally {
          await app.close();
        }
      },
    ),
    { numRuns: 15 },
  );
});

describe('suggestions', () => {
  const service = useTestApp({ FOLLOW_POLICY: 'person>person,brand>person' });

  const suggested = async (user: number, limit = 100): Promise<[id: number, inCommon: number][]> => {
    const { body } = await service.http.get(`/v1/users/${user}/suggestions?limit=${limit}`);
    return (body as { items: SuggestionJson[] }).items.map(({ id, followeesInCommon }) => [
      id,
      followeesInCommon,
    ]);
  };

  it('leave out whom the user asked already, whom the policy keeps it from, and who is gone', async () => {
    const [user, friend, secret, gone, last] = (await createUsers(service.http, 5)).map(({ id }) => id) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const brand = (await createUser(service.http, { type: 'brand' })).id;
    await importFollows(
      service,
      [[user, friend], ...[secret, gone, last, brand, user].map((id) => [friend, id])].map(
        ([followerId, followeeId]) => ({
          followerId: followerId!,
          followeeId: followeeId!,
        }),
      ),
    );
    await service.http.patch(`/v1/users/${secret}`, { isPrivate: true });
    expect(await suggested(user)).toEqual([secret, gone, last].map((id) => [id, 1]));
    await service.http.put(`/v1/users/${user}/following/${secret}`);
    await service.http.delete(`/v1/users/${gone}`);
    expect(await suggested(user)).toEqual([[last, 1]]);
  });

  it('leave out whom the user mutes, until the mute ends', async () => {
    const [user, friend, muted] = (await createUsers(service.http, 3)).map(({ id }) => id) as [
      number,
      number,
      number,
    ];
    await importFollows(service, [
      { followerId: user, followeeId: friend },
      { followerId: friend, followeeId: muted },
    ]);
    const expiresAt = '2100-01-01T00:00:00Z';
    await service.http.put(`/v1/users/${user}/mutes/${muted}`, { body: { expiresAt } });
    expect(await suggested(user)).toEqual([]);
    await moveExpiryOfMutes(service, Date.now());
    await eventually(async () => (await suggested(user)).length === 1);
  });

  it('look at the latest 200 followees, and at the latest 100 follows of each', async () => {
    const users = (await addUsers(service, 600)).map(({ id }) => id);
    const [user = 0, first = 0, latest = 0, ofFirst = 0, ...rest] = users;
    const followees = rest.slice(0, 199);
    const others = rest.slice(199, 320);
    let time = Date.UTC(2026, 0, 1);
    const edge = (followerId: number, followeeId: number) => ({
      followerId,
      followeeId,
      createdAt: new Date((time += 1)),
    });
    await importFollows(service, [
      // 201 followees: the first is one too many.
      edge(user, first),
      ...followees.map((id) => edge(user, id)),
      edge(user, latest),
      edge(first, ofFirst),
      // 121 follows of the latest: the first 21 are too many.
      ...others.map((id) => edge(latest, id)),
    ]);
    expect((await suggested(user)).map(([id]) => id)).toEqual(others.slice(21).sort(byNumber));
    await service.http.delete(`/v1/users/${user}/following/${followees[0]}`);
    expect((await suggested(user))[0]).toEqual([ofFirst, 1]);
  });

  it('look at the first by rank, so that a user who mutes all of those gets none of the others', async () => {
    const { candidates, followsOfEach } = SUGGESTION_REACH;
    // As many as fill the reach, one for the candidate that is too many, and one who follows nobody yet.
    const friendCount = candidates / followsOfEach + 2;
    const ids = (await addUsers(service, 1 + friendCount + candidates + 1)).map(({ id }) => id);
    const [user = 0, ...rest] = ids;
    const friends = rest.slice(0, friendCount);
    const ranked = rest.slice(friendCount);
    await importFollows(service, [
      ...friends.map((id) => ({ followerId: user, followeeId: id })),
      ...ranked.map((id, index) => ({
        followerId: friends[Math.floor(index / followsOfEach)]!,
        followeeId: id,
      })),
    ]);
    const relations = service.nest.get(RelationsImportService, { strict: false });
    await relations.add(
      MUTES,
      ranked.slice(0, -1).map((id) => ({ fromId: user, toId: id })),
    );
    expect(await suggested(user)).toEqual([]);
    // Followed by one friend more it ranks before those muted, and is among the first.
    const last = ranked.at(-1)!;
    await importFollows(service, [{ followerId: friends.at(-1)!, followeeId: last }]);
    expect(await suggested(user)).toEqual([[last, 2]]);
  });

  it('are as many as asked for, 20 if nothing is said, and 100 at most', async () => {
    const [user, friend, ...others] = (await addUsers(service, 40)).map(({ id }) => id);
    await importFollows(service, [
      { followerId: user!, followeeId: friend! },
      ...others.map((id) => ({ followerId: friend!, followeeId: id })),
    ]);
    expect(await suggested(user!, 3)).toEqual(others.slice(0, 3).map((id) => [id, 1]));
    expect((await service.http.get(`/v1/users/${user}/suggestions`)).body.items).toHaveLength(20);
    const tooMany = await service.http.get(`/v1/users/${user}/suggestions?limit=101`);
    expect([tooMany.status, placesOf(tooMany)]).toEqual([422, ['limit']]);
  });
});

function byNumber(one: number, other: number): number {
  return one - other;
}
