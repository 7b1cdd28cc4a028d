import { UnitOfWork } from '@retinue/database';
import { UserDeletions } from '@retinue/users';
import { importFollows } from '../support/follows.js';
import { readIds } from '../support/pages.js';
import { eventually, flagsBetween } from '../support/pairs.js';
import { addUsers, countsOf, newUser } from '../support/people.js';
import { useNewTestApp } from '../support/start-test-app.js';
import { storedRows } from '../support/stored-rows.js';

describe('a user with thousands of followers that is deleted', () => {
  const service = useNewTestApp();

  it('is gone for everyone at once, with counts that equal lists, while its edges still go', async () => {
    const [star, ...others] = await addUsers(service, 2_801, (index) =>
      index === 0 ? { email: 'star@example.org', firstName: 'Star' } : {},
    );
    const gone = star!.id;
    await importFollows(service, [
      ...others.map(({ id }) => ({ followerId: id, followeeId: gone })),
      ...others.slice(0, 1_000).map(({ id }) => ({ followerId: gone, followeeId: id })),
      ...others.slice(1).map(({ id }) => ({ followerId: id, followeeId: others[0]!.id })),
    ]);
    const [one, last] = [others[0]!.id, others.at(-1)!.id];
    await service.http.put(`/v1/users/${last}/mutes/${gone}`);
    const lists = ['followers', 'following'] as const;
    const expectGone = async (): Promise<void> => {
      expect((await service.http.get(`/v1/users/${gone}`)).status).toBe(404);
      expect((await service.http.get(`/v1/users/${gone}/followers`)).status).toBe(404);
      expect((await service.http.get(`/user/followers/${gone}`)).status).toBe(404);
      expect((await service.http.put(`/v1/users/${last}/following/${gone}`)).status).toBe(404);
      expect(await countsOf(service.http, one)).toEqual([2_799, 0]);
      expect(await countsOf(service.http, last)).toEqual([0, 1]);
      expect(await readIds(service.http, `/v1/users/${last}/following`)).toEqual([one]);
      expect(await readIds(service.http, '/v1/users?q=star')).toEqual([]);
      for (const id of [one, others[999]!.id, others[1_500]!.id]) {
        const listed = lists.map((list) => readIds(service.http, `/v1/users/${id}/${list}?limit=1000`));
        const lengths = (await Promise.all(listed)).map(({ length }) => length);
        expect(await countsOf(service.http, id)).toEqual(lengths);
      }
    };

    expect((await service.http.delete(`/v1/users/${gone}`)).status).toBe(204);
    let looks = 0;
    const deletions = service.nest.get(UserDeletions, { strict: false });
    const finished = new AbortController();
    void deletions.finished().then(() => finished.abort());
    do {
      await expectGone();
      looks += 1;
    } while (!finished.signal.aborted);
    await expectGone();
    expect(looks).toBeGreaterThanOrEqual(1);
    expect(await storedRows(service)).toMatchObject({ users: 2_800, counters: 2_800, follows: 2_799 });
    expect(await readIds(service.http, `/v1/users/${last}/mutes`)).toEqual([]);
  });

  it('frees its email at once, and its id never', async () => {
    const [star, ...others] = await addUsers(service, 1_501, (index) =>
      index === 0 ? { email: 'star@example.org' } : {},
    );
    await importFollows(
      service,
      others.map(({ id }) => ({ followerId: id, followeeId: star!.id })),
    );
    await service.http.delete(`/v1/users/${star!.id}`);
    const { status, body } = await service.http.post('/v1/users', newUser({ email: 'Star@example.org' }));
    expect([status, body.followersCount]).toEqual([201, 0]);
    expect(body.id).toBeGreaterThan(others.at(-1)!.id);
  });

  it('takes its requests, blocks and mutes with it, whichever end it is', async () => {
    const [gone, other, secret] = (
      await addUsers(service, 3, (index) => (index === 1 ? {} : { isPrivate: true }))
    ).map(({ id }) => id) as [number, number, number];
    await service.http.put(`/v1/users/${gone}/following/${secret}`);
    await service.http.put(`/v1/users/${other}/following/${gone}`);
    await service.http.put(`/v1/users/${gone}/mutes/${other}`);
    await service.http.put(`/v1/users/${other}/mutes/${gone}`);
    await service.http.put(`/v1/users/${secret}/blocks/${gone}`);
    expect((await service.http.delete(`/v1/users/${gone}`)).status).toBe(204);
    expect(await readIds(service.http, `/v1/users/${secret}/follow-requests`)).toEqual([]);
    expect(await readIds(service.http, `/v1/users/${secret}/blocks`)).toEqual([]);
    expect(await readIds(service.http, `/v1/users/${other}/mutes`)).toEqual([]);
    expect(await flagsBetween(service.http, other, gone)).toEqual([]);
    expect(await storedRows(service)).toMatchObject({ users: 2, follows: 0 });
  });
});

describe('deleting users', () => {
  const service = useNewTestApp();

  it('ends also for a user whose own counts have drifted', async () => {
    const [star, ...others] = await addUsers(service, 1_201);
    await importFollows(
      service,
      others.map(({ id }) => ({ followerId: id, followeeId: star!.id })),
    );
    await service.nest
      .get(UnitOfWork, { strict: false })
      .write((transaction) =>
        transaction.run(`UPDATE user_counters SET followers_count = 7 WHERE user_id = ${star!.id}`),
      );
    await service.http.delete(`/v1/users/${star!.id}`);
    await eventually(async () => (await storedRows(service)).users === 1_200);
    expect(await storedRows(service)).toMatchObject({ follows: 0 });
  });

  it('ends their accepting: nobody follows somebody who is gone', async () => {
    const [owner, ...askers] = (await addUsers(service, 1_601)).map(({ id }) => id);
    await service.http.patch(`/v1/users/${owner}`, { isPrivate: true });
    for (const start of [0, 1_000]) {
      await service.http.post('/v1/follows/batch', {
        operations: askers
          .slice(start, start + 1_000)
          .map((id) => ({ op: 'follow', followerId: id, followeeId: owner })),
      });
    }
    // Sent together: the deletion comes while most still wait.
    await Promise.all([
      service.http.patch(`/v1/users/${owner}`, { isPrivate: false }),
      service.http.delete(`/v1/users/${owner}`),
    ]);
    await eventually(async () => (await storedRows(service)).users === askers.length);
    const { events } = await storedRows(service);
    // Each acceptance before the deletion was taken back by it, and no other was made.
    expect(events % 2).toBe(0);
    expect(events).toBeLessThan(2 * askers.length);
    for (const id of [askers[0], askers.at(-1)]) {
      expect(await countsOf(service.http, id!)).toEqual([0, 0]);
    }
  });
});
