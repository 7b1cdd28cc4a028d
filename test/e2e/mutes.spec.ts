import { follow } from '../support/follows.js';
import { moveExpiryOfMutes } from '../support/mutes.js';
import { readIds, readPage } from '../support/pages.js';
import { eventually, flagsBetween } from '../support/pairs.js';
import { countsOf, createUsers } from '../support/people.js';
import { placesOf, problemOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';

interface MuteJson {
  readonly id: number;
  readonly mutedAt: string;
  readonly expiresAt: string | null;
}

describe('a mute', () => {
  const service = useTestApp();
  let one: number;
  let other: number;
  let path: string;

  beforeEach(async () => {
    const [first, second] = await createUsers(service.http, 2);
    [one, other] = [first!.id, second!.id];
    path = `/v1/users/${one}/mutes/${other}`;
  });

  const muted = async (): Promise<readonly MuteJson[]> =>
    (await readPage<MuteJson>(service.http, `/v1/users/${one}/mutes`)).items;

  it('answers 201, then 200, needs no body, and the other does not see it', async () => {
    const first = await service.http.put(path);
    expect([first.status, first.body.muting]).toEqual([201, true]);
    expect((await service.http.put(path)).status).toBe(200);
    expect(await flagsBetween(service.http, one, other)).toEqual(['muting']);
    expect(await flagsBetween(service.http, other, one)).toEqual([]);
    expect(await muted()).toMatchObject([{ id: other, expiresAt: null }]);
  });

  it('changes no follow and no count', async () => {
    await follow(service.http, one, other);
    await follow(service.http, other, one);
    await service.http.put(path);
    expect(await flagsBetween(service.http, one, other)).toEqual(['following', 'followedBy', 'muting']);
    expect(await countsOf(service.http, one)).toEqual([1, 1]);
  });

  it('ends with 204, also when there is none', async () => {
    await service.http.put(path);
    expect([(await service.http.delete(path)).status, (await service.http.delete(path)).status]).toEqual([
      204, 204,
    ]);
    expect(await muted()).toEqual([]);
  });

  it('made again changes the end, and keeps its time', async () => {
    await service.http.put(path);
    const [before] = await muted();
    const answer = await service.http.put(path, { body: { expiresAt: '2100-01-01T00:00:00+01:00' } });
    expect(answer.status).toBe(200);
    expect(await muted()).toEqual([{ ...before, expiresAt: '2099-12-31T23:00:00.000Z' }]);
  });

  it('whose expiresAt is null, as the list shows it, is for good', async () => {
    await service.http.put(path, { body: { expiresAt: '2100-01-01T00:00:00Z' } });
    expect((await service.http.put(path, { body: { expiresAt: null } })).status).toBe(200);
    expect(await muted()).toMatchObject([{ id: other, expiresAt: null }]);
  });

  it('that expires is gone from list and relationship at that time, and can be made anew', async () => {
    expect((await service.http.put(path, { body: { expiresAt: '2100-01-01T00:00:00Z' } })).status).toBe(201);
    const end = Date.now() + 100;
    await moveExpiryOfMutes(service, end);
    await eventually(async () => (await muted()).length === 0);
    expect(Date.now()).toBeGreaterThanOrEqual(end);
    expect(await flagsBetween(service.http, one, other)).toEqual([]);
    expect((await service.http.put(path)).status).toBe(201);
  });

  it('is listed by its time, the newest first, in pages that ended mutes do not thin out', async () => {
    const others = (await createUsers(service.http, 5)).map(({ id }) => id);
    const [a, b, c, d, e] = others as [number, number, number, number, number];
    for (const id of [c, a, e, b, d]) {
      const ends = id === a || id === e;
      const answer = await service.http.put(`/v1/users/${one}/mutes/${id}`, {
        body: ends ? { expiresAt: '2100-01-01T00:00:00Z' } : {},
      });
      expect(answer.status).toBe(201);
      const before = Date.now();
      await eventually(async () => Date.now() > before + 1);
    }
    const list = `/v1/users/${one}/mutes?limit=2`;
    await moveExpiryOfMutes(service, Date.now());
    expect(await readIds(service.http, list)).toEqual([d, b, c]);
    const { items, nextCursor } = await readPage<MuteJson>(service.http, list);
    expect([items.length, nextCursor]).toEqual([2, expect.any(String)]);
  });

  it.each(['2020-01-01T00:00:00Z', '2100-02-30T00:00:00Z', '2100-01-01', '2100-01-01T00:00:00', 'soon', 5])(
    'can not end at %j: 422 that names expiresAt, and nobody is muted',
    async (expiresAt) => {
      const answer = await service.http.put(path, { body: { expiresAt } });
      expect([answer.status, placesOf(answer)]).toEqual([422, ['#/expiresAt']]);
      expect(await readIds(service.http, `/v1/users/${one}/mutes`)).toEqual([]);
    },
  );

  it('of oneself is a 422, and one of nobody a 404 that names the parameter', async () => {
    const self = await service.http.put(`/v1/users/${one}/mutes/${one}`);
    expect([self.status, problemOf(self).code]).toEqual([422, 'cannot_mute_self']);
    expect(placesOf(await service.http.put(`/v1/users/${one}/mutes/999`))).toEqual(['otherId']);
    expect(placesOf(await service.http.get('/v1/users/999/mutes'))).toEqual(['id']);
  });
});
