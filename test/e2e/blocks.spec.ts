import { follow } from '../support/follows.js';
import { readIds, readPage } from '../support/pages.js';
import { eventually, flagsBetween } from '../support/pairs.js';
import { countsOf, createUser, createUsers } from '../support/people.js';
import { placesOf, problemOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';

describe('a block', () => {
  const service = useTestApp();

  async function twoUsers(): Promise<[number, number]> {
    const [one, other] = await createUsers(service.http, 2);
    return [one!.id, other!.id];
  }

  it('answers 201, then 200, and is seen from both sides', async () => {
    const [one, other] = await twoUsers();
    const path = `/v1/users/${one}/blocks/${other}`;
    const first = await service.http.put(path);
    expect([first.status, first.body.blocking]).toEqual([201, true]);
    expect((await service.http.put(path)).status).toBe(200);
    expect(await flagsBetween(service.http, one, other)).toEqual(['blocking']);
    expect(await flagsBetween(service.http, other, one)).toEqual(['blockedBy']);
  });

  it('ends both follows, and corrects all four counts', async () => {
    const [one, other] = await twoUsers();
    await follow(service.http, one, other);
    await follow(service.http, other, one);
    await service.http.put(`/v1/users/${one}/blocks/${other}`);
    expect([await countsOf(service.http, one), await countsOf(service.http, other)]).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(await flagsBetween(service.http, one, other)).toEqual(['blocking']);
  });

  it('ends both requests', async () => {
    const [one, other] = [
      (await createUser(service.http, { isPrivate: true })).id,
      (await createUser(service.http, { isPrivate: true })).id,
    ];
    await service.http.put(`/v1/users/${one}/following/${other}`);
    await service.http.put(`/v1/users/${other}/following/${one}`);
    await service.http.put(`/v1/users/${one}/blocks/${other}`);
    expect(await readIds(service.http, `/v1/users/${one}/follow-requests`)).toEqual([]);
    expect(await readIds(service.http, `/v1/users/${other}/follow-requests`)).toEqual([]);
    expect((await service.http.put(`/v1/users/${other}/follow-requests/${one}`)).status).toBe(404);
  });

  it('keeps either from following the other: 403 blocked', async () => {
    const [one, other] = await twoUsers();
    await service.http.put(`/v1/users/${one}/blocks/${other}`);
    for (const [follower, followee] of [
      [one, other],
      [other, one],
    ]) {
      const answer = await service.http.put(`/v1/users/${follower}/following/${followee}`);
      expect([answer.status, problemOf(answer).code]).toEqual([403, 'blocked']);
    }
    expect(await countsOf(service.http, one)).toEqual([0, 0]);
  });

  it('that ends restores nothing, and lets both follow again', async () => {
    const [one, other] = await twoUsers();
    await follow(service.http, one, other);
    const path = `/v1/users/${one}/blocks/${other}`;
    await service.http.put(path);
    expect([(await service.http.delete(path)).status, (await service.http.delete(path)).status]).toEqual([
      204, 204,
    ]);
    expect(await flagsBetween(service.http, one, other)).toEqual([]);
    await follow(service.http, other, one);
  });

  it('by each of the two has to be ended by each', async () => {
    const [one, other] = await twoUsers();
    await service.http.put(`/v1/users/${one}/blocks/${other}`);
    await service.http.put(`/v1/users/${other}/blocks/${one}`);
    await service.http.delete(`/v1/users/${one}/blocks/${other}`);
    expect((await service.http.put(`/v1/users/${one}/following/${other}`)).status).toBe(403);
    await service.http.delete(`/v1/users/${other}/blocks/${one}`);
    await follow(service.http, one, other);
  });

  it('of oneself is a 422, and one of nobody a 404 that names the parameter', async () => {
    const [one] = await twoUsers();
    const self = await service.http.put(`/v1/users/${one}/blocks/${one}`);
    expect([self.status, problemOf(self).code, placesOf(self)]).toEqual([
      422,
      'cannot_block_self',
      ['otherId'],
    ]);
    expect(placesOf(await service.http.put(`/v1/users/${one}/blocks/999`))).toEqual(['otherId']);
    expect(placesOf(await service.http.put(`/v1/users/999/blocks/${one}`))).toEqual(['id']);
  });

  it('is listed with its time, the newest first, in pages', async () => {
    const [one, ...others] = await createUsers(service.http, 4);
    for (const { id } of others) await service.http.put(`/v1/users/${one!.id}/blocks/${id}`);
    const path = `/v1/users/${one!.id}/blocks?limit=2`;
    expect((await readIds(service.http, path)).sort(byNumber)).toEqual(
      others.map(({ id }) => id).sort(byNumber),
    );
    const { items } = await readPage<{ blockedAt: string }>(service.http, path);
    expect(items[0]!.blockedAt >= items[1]!.blockedAt).toBe(true);
  });

  it('is listed by its time, the newest first, whatever the ids', async () => {
    const [one, a, b, c] = (await createUsers(service.http, 4)).map(({ id }) => id);
    for (const id of [b, c, a]) {
      await service.http.put(`/v1/users/${one}/blocks/${id}`);
      const before = Date.now();
      await eventually(async () => Date.now() > before + 1);
    }
    expect(await readIds(service.http, `/v1/users/${one}/blocks`)).toEqual([a, c, b]);
    expect(await readIds(service.http, `/v1/users/${one}/blocks?limit=1`)).toEqual([a, c, b]);
    await service.http.put(`/v1/users/${one}/blocks/${b}`);
    expect(await readIds(service.http, `/v1/users/${one}/blocks`)).toEqual([a, c, b]);
  });

  it('made while many follow leaves no edge across it', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [one, other] = await twoUsers();
      const follows = [
        [one, other],
        [other, one],
      ].flatMap(([a, b]) =>
        Array.from({ length: 4 }, () => service.http.put(`/v1/users/${a}/following/${b}`)),
      );
      await Promise.all([...follows, service.http.put(`/v1/users/${one}/blocks/${other}`)]);
      expect(await flagsBetween(service.http, one, other)).toEqual(['blocking']);
      expect([await countsOf(service.http, one), await countsOf(service.http, other)]).toEqual([
        [0, 0],
        [0, 0],
      ]);
    }
  });
});

function byNumber(one: number, other: number): number {
  return one - other;
}
