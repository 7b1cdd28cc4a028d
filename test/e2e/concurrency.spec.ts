import { addUsers, countsOf, getUser, newUser } from '../support/people.js';
import { readIds } from '../support/pages.js';
import { seededRandom } from '../support/seeded-random.js';
import { useTestApp } from '../support/start-test-app.js';
import { storedRows } from '../support/stored-rows.js';

const ascending = (ids: readonly number[]): number[] => [...ids].sort((one, other) => one - other);

describe('many requests at once', () => {
  const service = useTestApp();

  it('of 200 follows, some invalid, each that was acknowledged is there and nothing else is', async () => {
    const users = await addUsers(service, 201);
    const [follower, ...others] = users.map(({ id }) => id);
    // Every tenth is nobody, every twenty-fifth the follower: they share commits with the others.
    const targets = others.map((id, index) =>
      index % 10 === 9 ? 100_000 + index : index % 25 === 24 ? follower! : id,
    );
    const answers = await Promise.all(
      targets.map(async (id) => ({
        id,
        status: (await service.http.put(`/v1/users/${follower}/following/${id}`)).status,
      })),
    );
    const statusOf = (id: number): number => (id > 100_000 ? 404 : id === follower ? 422 : 201);
    expect(answers).toEqual(targets.map((id) => ({ id, status: statusOf(id) })));

    const acknowledged = answers.filter(({ status }) => status === 201).map(({ id }) => id);
    const listed = await readIds(service.http, `/v1/users/${follower}/following?limit=1000`);
    expect(ascending(listed)).toEqual(ascending(acknowledged));
    expect(await countsOf(service.http, follower!)).toEqual([0, acknowledged.length]);
    for (const id of others) {
      expect(await countsOf(service.http, id)).toEqual([acknowledged.includes(id) ? 1 : 0, 0]);
    }
    expect(await storedRows(service)).toMatchObject({
      follows: acknowledged.length,
      events: acknowledged.length,
    });
  });

  it('what was acknowledged can be read at once', async () => {
    const [followee, ...followers] = (await addUsers(service, 61)).map(({ id }) => id);
    const seen = await Promise.all(
      followers.map(async (id) => {
        await service.http.put(`/v1/users/${id}/following/${followee}`);
        return (await service.http.get(`/v1/users/${id}/following/${followee}`)).status;
      }),
    );
    expect(seen).toEqual(followers.map(() => 200));
  });

  it('200 times the same follow make one edge, which counts once and has one time', async () => {
    const [follower, followee] = (await addUsers(service, 2)).map(({ id }) => id);
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => service.http.put(`/v1/users/${follower}/following/${followee}`)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 200)).toHaveLength(199);
    expect(new Set(answers.map(({ body }) => body.followedAt)).size).toBe(1);
    expect(await countsOf(service.http, followee!)).toEqual([1, 0]);
    expect(await storedRows(service)).toMatchObject({ follows: 1, events: 1 });
  });

  it('200 times the same unfollow count once', async () => {
    const [follower, followee, other] = (await addUsers(service, 3)).map(({ id }) => id);
    await service.http.put(`/v1/users/${follower}/following/${followee}`);
    await service.http.put(`/v1/users/${other}/following/${followee}`);
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => service.http.delete(`/v1/users/${follower}/following/${followee}`)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect(await countsOf(service.http, followee!)).toEqual([1, 0]);
    expect(await storedRows(service)).toMatchObject({ follows: 1, events: 3 });
  });

  it('of 100 who want the same email one gets it', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        service.http.post('/v1/users', newUser({ email: index % 2 === 0 ? 'One@nagy.dk' : 'one@NAGY.dk' })),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(99);
    expect(await storedRows(service)).toMatchObject({ users: 1, counters: 1 });
  });

  it('of 50 changes at once to one user, each makes a version', async () => {
    const [{ id } = { id: 0 }] = await addUsers(service, 1);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        service.http.patch(`/v1/users/${id}`, { firstName: `N${index}` }),
      ),
    );
    expect(ascending(answers.map(({ body }) => body.version))).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 2),
    );
    expect((await getUser(service.http, id)).version).toBe(51);
  });

  it('a user deleted amid follows leaves no edge and no count', async () => {
    const [gone, ...others] = (await addUsers(service, 41)).map(({ id }) => id);
    const answers = await Promise.all([
      ...others.slice(0, 20).map((id) => service.http.put(`/v1/users/${id}/following/${gone}`)),
      service.http.delete(`/v1/users/${gone}`),
      ...others.slice(20).map((id) => service.http.put(`/v1/users/${gone}/following/${id}`)),
    ]);
    expect(answers[20]!.status).toBe(204);
    expect(answers.every(({ status }) => [201, 204, 404].includes(status))).toBe(true);
    expect(await storedRows(service)).toMatchObject({ users: 40, counters: 40, follows: 0 });
    for (const id of others) expect(await countsOf(service.http, id)).toEqual([0, 0]);
  });

  it('a storm of follows and unfollows leaves counts that equal the lists, and the answers true', async () => {
    const random = seededRandom(7);
    const ids = (await addUsers(service, 12)).map(({ id }) => id);
    const pick = (): number => ids[Math.floor(random() * ids.length)]!;
    for (let wave = 0; wave < 3; wave += 1) {
      const requests = Array.from({ length: 250 }, () => ({
        method: random() < 0.6 ? ('put' as const) : ('delete' as const),
        path: `/v1/users/${pick()}/following/${pick()}`,
      }));
      const answers = await Promise.all(requests.map(({ method, path }) => service.http.send(method, path)));
      // One edge was made for each 201; any other answer made none.
      expect(answers.every(({ status }) => [200, 201, 204, 422].includes(status))).toBe(true);
    }
    let edges = 0;
    for (const id of ids) {
      const followers = await readIds(service.http, `/v1/users/${id}/followers?limit=5`);
      const following = await readIds(service.http, `/v1/users/${id}/following?limit=5&order=oldest`);
      expect(await countsOf(service.http, id)).toEqual([followers.length, following.length]);
      expect(new Set([...followers, id]).size).toBe(followers.length + 1);
      edges += following.length;
    }
    expect(edges).toBeGreaterThan(0);
    expect(await storedRows(service)).toMatchObject({ follows: edges });
  });
});
