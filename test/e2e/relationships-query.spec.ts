import { follow } from '../support/follows.js';
import { createUser, createUsers } from '../support/people.js';
import { placesOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';

const PATH = '/v1/relationships/query';

describe('asking for many relationships', () => {
  const service = useTestApp();

  it('answers a row for each pair, in order, each seen from its first user', async () => {
    const [a, b] = (await createUsers(service.http, 2)).map(({ id }) => id) as [number, number];
    const secret = (await createUser(service.http, { isPrivate: true })).id;
    await follow(service.http, a, b);
    await service.http.put(`/v1/users/${a}/following/${secret}`);
    await service.http.put(`/v1/users/${secret}/blocks/${b}`);
    await service.http.put(`/v1/users/${b}/mutes/${a}`);
    const pairs = [
      [a, b, ['following']],
      [b, a, ['followedBy', 'muting']],
      [a, secret, ['requested']],
      [secret, a, ['requestedBy']],
      [secret, b, ['blocking']],
      [b, secret, ['blockedBy']],
      [a, b, ['following']],
      [a, a, []],
    ] as const;
    const { status, body } = await service.http.post(PATH, {
      pairs: pairs.map(([userId, otherId]) => ({ userId, otherId })),
    });
    expect(status).toBe(200);
    const rows = (body as { items: { userId: number; otherId: number; relationship: object }[] }).items;
    expect(
      rows.map(({ userId, otherId, relationship }) => [
        userId,
        otherId,
        Object.entries(relationship).flatMap(([flag, value]) => (value === true ? [flag] : [])),
      ]),
    ).toEqual(pairs);
  });

  it('says of a pair with somebody who does not exist that it was not found, and answers the others', async () => {
    const { id } = await createUser(service.http);
    const { body } = await service.http.post(PATH, {
      pairs: [
        { userId: id, otherId: 999 },
        { userId: 999, otherId: id },
        { userId: id, otherId: id },
      ],
    });
    expect(body.items).toMatchObject([
      { userId: id, otherId: 999, outcome: 'user_not_found', relationship: null },
      { userId: 999, otherId: id, outcome: 'user_not_found', relationship: null },
      { outcome: 'found', relationship: { userId: id } },
    ]);
  });

  it('takes 1,000 pairs and no more', async () => {
    const { id } = await createUser(service.http);
    const pairs = Array.from({ length: 1_000 }, () => ({ userId: id, otherId: id }));
    const { status, body } = await service.http.post(PATH, { pairs });
    expect([status, body.items.length]).toEqual([200, 1_000]);
    const tooMany = await service.http.post(PATH, { pairs: [...pairs, pairs[0]] });
    expect([tooMany.status, placesOf(tooMany)]).toEqual([422, ['#/pairs']]);
  });
});
