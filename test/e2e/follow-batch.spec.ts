import { array, assert as assertProperty, asyncProperty, constantFrom, nat, record } from 'fast-check';
import { follow } from '../support/follows.js';
import { flagsBetween } from '../support/pairs.js';
import { addUsers, countsOf, createUser, createUsers } from '../support/people.js';
import { placesOf, problemOf } from '../support/problems.js';
import { startTestApp, useTestApp } from '../support/start-test-app.js';
import { storedRows } from '../support/stored-rows.js';

const PATH = '/v1/follows/batch';

interface Row {
  readonly op: 'follow' | 'unfollow';
  readonly followerId: number;
  readonly followeeId: number;
  readonly outcome: string;
  readonly code?: string;
  readonly detail?: string;
}

describe('a batch', () => {
  const service = useTestApp({ FOLLOW_POLICY: 'person>person,person>brand' });

  const rowsOf = (body: unknown): readonly Row[] => (body as { items: Row[] }).items;

  it('says of each operation what came of it, in order, and does what is not refused', async () => {
    const [a, b, c] = (await createUsers(service.http, 3)).map(({ id }) => id) as [number, number, number];
    const brand = (await createUser(service.http, { type: 'brand' })).id;
    const secret = (await createUser(service.http, { isPrivate: true })).id;
    await follow(service.http, a, c);
    await service.http.put(`/v1/users/${b}/blocks/${c}`);
    const operations = [
      ['follow', a, b, 'followed'],
      ['follow', a, b, 'already_following'],
      ['unfollow', a, c, 'unfollowed'],
      ['unfollow', a, c, 'not_following'],
      ['follow', a, secret, 'requested'],
      ['follow', a, secret, 'already_requested'],
      ['follow', b, secret, 'requested'],
      ['unfollow', b, secret, 'request_withdrawn'],
      ['follow', a, a, 'refused', 'cannot_follow_self'],
      ['follow', a, 999, 'refused', 'user_not_found'],
      ['unfollow', 999, a, 'refused', 'user_not_found'],
      ['follow', b, c, 'refused', 'blocked'],
      ['follow', brand, a, 'refused', 'follow_not_allowed'],
      ['follow', c, a, 'followed'],
    ] as const;
    const { status, body } = await service.http.post(PATH, {
      operations: operations.map(([op, followerId, followeeId]) => ({ op, followerId, followeeId })),
    });
    expect([status, body.dryRun]).toEqual([200, false]);
    expect(rowsOf(body).map((row) => [row.op, row.followerId, row.followeeId, row.outcome])).toEqual(
      operations.map((row) => row.slice(0, 4)),
    );
    expect(rowsOf(body).map(({ code }) => code)).toEqual(operations.map((row) => row[4]));
    expect(rowsOf(body)[9]!.detail).toBe('no user has the id 999');
    expect(await countsOf(service.http, a)).toEqual([1, 1]);
    expect(await flagsBetween(service.http, a, secret)).toEqual(['requested']);
    expect(await flagsBetween(service.http, b, secret)).toEqual([]);
  });

  it('with dryRun changes nothing', async () => {
    const [a, b] = await createUsers(service.http, 2);
    const before = await storedRows(service);
    const operations = [{ op: 'follow', followerId: a!.id, followeeId: b!.id }];
    const { body } = await service.http.post(PATH, { operations, dryRun: true });
    expect([body.dryRun, rowsOf(body)[0]!.outcome]).toEqual([true, 'followed']);
    expect(await storedRows(service)).toEqual(before);
    expect(await flagsBetween(service.http, a!.id, b!.id)).toEqual([]);
  });

  it('that unfollows and follows again makes a new follow; one that takes its own follow back leaves no trace', async () => {
    const [a, b, c] = (await createUsers(service.http, 3)).map(({ id }) => id) as [number, number, number];
    await follow(service.http, a, b);
    await service.http.post(PATH, {
      operations: [
        { op: 'unfollow', followerId: a, followeeId: b },
        { op: 'follow', followerId: a, followeeId: b },
        { op: 'follow', followerId: a, followeeId: c },
        { op: 'unfollow', followerId: a, followeeId: c },
      ],
    });
    const { items } = (await service.http.get(`/v1/users/${a}/follow-history?order=oldest`)).body;
    expect(
      items.map(({ change, otherId }: { change: string; otherId: number }) => [change, otherId]),
    ).toEqual([
      ['gained', b],
      ['lost', b],
      ['gained', b],
    ]);
    expect(await countsOf(service.http, a)).toEqual([0, 1]);
  });

  it('with dryRun makes no request, and uses up none', async () => {
    const [a, b] = (await createUsers(service.http, 2)).map(({ id }) => id) as [number, number];
    const secret = (await createUser(service.http, { isPrivate: true })).id;
    await service.http.put(`/v1/users/${b}/following/${secret}`);
    const waits = async () => (await service.http.get(`/v1/users/${secret}/follow-requests`)).body;
    const before = await waits();
    const { body } = await service.http.post(PATH, {
      dryRun: true,
      operations: [
        { op: 'follow', followerId: a, followeeId: secret },
        { op: 'unfollow', followerId: b, followeeId: secret },
      ],
    });
    expect(rowsOf(body).map(({ outcome }) => outcome)).toEqual(['requested', 'request_withdrawn']);
    expect(await waits()).toEqual(before);
  });

  it('comes to what its operations come to one request after the other', async () => {
    const operation = record({
      op: constantFrom('follow' as const, 'unfollow' as const),
      followerId: nat(3),
      followeeId: nat(3),
    });
    await assertProperty(
      asyncProperty(array(operation, { minLength: 1, maxLength: 12 }), async (operations) => {
        // Two copies of one little world, so that nothing of the one is in the other: 3 is private, 0 blocks 1.
        const worlds: number[][] = [];
        for (let copy = 0; copy < 2; copy += 1) {
          const users = await addUsers(service, 4, (index) => (index === 3 ? { isPrivate: true } : {}));
          const ids = users.map(({ id }) => id);
          await service.http.put(`/v1/users/${ids[0]}/blocks/${ids[1]}`);
          await follow(service.http, ids[2]!, ids[0]!);
          worlds.push(ids);
        }
        const [together, apart] = worlds as [number[], number[]];
        await service.http.post(PATH, {
          operations: operations.map(({ op, followerId, followeeId }) => ({
            op,
            followerId: together[followerId],
            followeeId: together[followeeId],
          })),
        });
        for (const { op, followerId, followeeId } of operations) {
          const path = `/v1/users/${apart[followerId]}/following/${apart[followeeId]}`;
          await service.http.send(op === 'follow' ? 'put' : 'delete', path);
        }
        const seen = await Promise.all(
          [together, apart].map((ids) =>
            Promise.all(
              ids.map(async (id) => [
                await countsOf(service.http, id),
                await Promise.all(ids.map((other) => flagsBetween(service.http, id, other))),
              ]),
            ),
          ),
        );
        expect(seen[0]).toEqual(seen[1]);
      }),
      { numRuns: 20 },
    );
  });

  it('takes 1,000 operations, and counts them all', async () => {
    const users = await addUsers(service, 1_001);
    const operations = users
      .slice(1)
      .map(({ id }) => ({ op: 'follow', followerId: users[0]!.id, followeeId: id }));
    const { status, body } = await service.http.post(PATH, { operations });
    expect([status, new Set(rowsOf(body).map(({ outcome }) => outcome))]).toEqual([
      200,
      new Set(['followed']),
    ]);
    expect(await countsOf(service.http, users[0]!.id)).toEqual([0, 1_000]);
    expect(await storedRows(service)).toMatchObject({ follows: 1_000, events: 1_000 });
    const tooMany = await service.http.post(PATH, { operations: [...operations, operations[0]] });
    expect([tooMany.status, placesOf(tooMany)]).toEqual([422, ['#/operations']]);
  });

  it.each([
    [
      'a row whose id is no id',
      [{ op: 'follow', followerId: '1', followeeId: 2 }],
      '#/operations/0/followerId',
    ],
    ['a row without an op', [{ followerId: 1, followeeId: 2 }], '#/operations/0/op'],
    [
      'a row with a field of its own',
      [
        { op: 'follow', followerId: 1, followeeId: 2 },
        { op: 'follow', followerId: 1, followeeId: 2, force: true },
      ],
      '#/operations/1/force',
    ],
  ])('with %s is a 422 that points to it, and does nothing', async (_what, operations, place) => {
    await createUsers(service.http, 2);
    const before = await storedRows(service);
    const answer = await service.http.post(PATH, { operations });
    expect([answer.status, placesOf(answer)]).toEqual([422, [place]]);
    expect(await storedRows(service)).toEqual(before);
  });

  it.each([[[null]], [[[]]], [[[[]]]], [['x']], [[5]], [{}], [{ length: 1 }], ['x'], [null], [[]]])(
    'of %j is a 422, never a 500',
    async (operations) => {
      const answer = await service.http.post(PATH, { operations });
      expect([answer.status, problemOf(answer).code]).toEqual([422, 'invalid_request']);
    },
  );

  it('predicts exactly what it would do, for any batch on any small graph', async () => {
    const operation = record({
      op: constantFrom('follow' as const, 'unfollow' as const),
      followerId: nat(4),
      followeeId: nat(5),
    });
    await assertProperty(
      asyncProperty(
        array(operation, { maxLength: 8 }),
        array(operation, { minLength: 1, maxLength: 12 }),
        async (first, second) => {
          const app = await startTestApp({ FOLLOW_POLICY: 'person>person,person>brand' });
          try {
            // Number 3 is private, 4 a brand that nobody lets follow, 5 nobody.
            const users = await addUsers(app, 5, (index) =>
              index === 3 ? { isPrivate: true } : index === 4 ? { type: 'brand' } : {},
            );
            await app.http.put(`/v1/users/${users[0]!.id}/blocks/${users[1]!.id}`);
            const batch = (operations: typeof first, dryRun: boolean) =>
              app.http.post(PATH, {
                dryRun,
                operations: operations.map(({ op, followerId, followeeId }) => ({
                  op,
                  followerId: users[followerId]?.id ?? 999,
                  followeeId: users[followeeId]?.id ?? 999,
                })),
              });
            if (first.length > 0) await batch(first, false);
            const before = await storedRows(app);
            const predicted = rowsOf((await batch(second, true)).body);
            expect(await storedRows(app)).toEqual(before);
            expect(rowsOf((await batch(second, false)).body)).toEqual(predicted);
          } finally {
            await app.close();
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
