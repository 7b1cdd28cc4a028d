import { BackgroundWork } from '@retinue/database';
import {
  BLOCKS,
  FOLLOW_REQUESTS,
  FOLLOWS,
  FollowsImportService,
  FollowsIntegrityService,
  MUTES,
  RelationsImportService,
  RelationsService,
} from '@retinue/follows';
import { UsersService } from '@retinue/users';
import { addUsers, countsOf } from '../support/people.js';
import { importFollows } from '../support/follows.js';
import { readIds } from '../support/pages.js';
import { problemOf } from '../support/problems.js';
import { useNewTestApp } from '../support/start-test-app.js';
import { storedRows } from '../support/stored-rows.js';

describe('deleting a user that stands still half-way', () => {
  const service = useNewTestApp();

  /** A user with more edges than go in one step, and others around it; deleted, and no step taken after the first. */
  async function halfDeleted(): Promise<{ gone: number; near: number; secret: number; crowd: number[] }> {
    const [gone, near, secret, ...crowd] = (
      await addUsers(service, 1_203, (index) => ({
        isPrivate: index === 2,
        ...(index === 0 ? { firstName: 'Zoe', email: 'zoe@example.org' } : {}),
      }))
    ).map(({ id }) => id) as [number, number, number, ...number[]];
    await importFollows(service, [
      ...[near, ...crowd].map((id) => ({ followerId: id, followeeId: gone })),
      ...[near, ...crowd].map((id) => ({ followerId: gone, followeeId: id })),
      { followerId: near, followeeId: crowd[0]! },
      { followerId: crowd[0]!, followeeId: near },
    ]);
    const relations = service.nest.get(RelationsImportService, { strict: false });
    await relations.add(FOLLOW_REQUESTS, [{ fromId: gone, toId: secret }]);
    await relations.add(MUTES, [
      { fromId: gone, toId: near },
      { fromId: near, toId: gone },
    ]);
    await relations.add(BLOCKS, [{ fromId: secret, toId: crowd[1]! }]);
    // What a user with thousands of edges is like between two steps, for as long as the test looks.
    await service.nest.get(BackgroundWork, { strict: false }).beforeApplicationShutdown();
    expect((await service.http.delete(`/v1/users/${gone}`)).status).toBe(204);
    expect((await storedRows(service)).follows).toBeGreaterThan(1_000);
    return { gone, near, secret, crowd };
  }

  it('shows the user in no list and no count', async () => {
    const { gone, near, secret, crowd } = await halfDeleted();
    for (const id of [near, crowd[0]!, crowd.at(-1)!]) {
      const followers = await readIds(service.http, `/v1/users/${id}/followers`);
      const following = await readIds(service.http, `/v1/users/${id}/following?order=oldest`);
      const filtered = await readIds(service.http, `/v1/users/${id}/followers?q=zoe&type=person`);
      expect([...followers, ...following, ...filtered]).not.toContain(gone);
      expect(await countsOf(service.http, id)).toEqual([followers.length, following.length]);
    }
    for (const path of [
      `/v1/users/${near}/mutuals`,
      `/v1/users/${crowd[0]}/known-followers?viewerId=${near}`,
      `/v1/users/${near}/relationships?ids=${gone}`,
      `/v1/users/${secret}/follow-requests`,
      `/v1/users/${near}/mutes`,
      '/v1/users?limit=1000&q=z',
      '/v1/users?limit=1000',
    ]) {
      const { items } = (await service.http.get(path)).body as { items: Record<string, unknown>[] };
      expect([path, items.filter(({ id, otherId }) => id === gone || otherId === gone)]).toEqual([path, []]);
    }
    // Whom they followed is no suggestion because of that, and they are none themselves.
    expect((await service.http.get(`/v1/users/${near}/suggestions`)).body.items).toEqual([]);
    const legacyFollowers = (await service.http.get(`/user/followers/${near}`)).body as unknown[];
    expect(legacyFollowers).toHaveLength(1);
  });

  it('lets nobody follow, accept, block, mute or import the user', async () => {
    const { gone, near, secret } = await halfDeleted();
    const answers = [
      await service.http.put(`/v1/users/${near}/following/${gone}`),
      await service.http.delete(`/v1/users/${near}/following/${gone}`),
      await service.http.delete(`/v1/users/${near}/followers/${gone}`),
      await service.http.put(`/v1/users/${secret}/follow-requests/${gone}`),
      await service.http.put(`/v1/users/${near}/blocks/${gone}`),
      await service.http.put(`/v1/users/${near}/mutes/${gone}`),
      await service.http.delete(`/v1/users/${gone}`),
    ];
    expect(answers.map((answer) => [answer.status, problemOf(answer).code])).toEqual(
      answers.map(() => [404, 'user_not_found']),
    );
    const batch = await service.http.post('/v1/follows/batch', {
      operations: [{ op: 'follow', followerId: near, followeeId: gone }],
    });
    expect(JSON.stringify(batch.body)).toContain('user_not_found');
    const follows = service.nest.get(FollowsImportService, { strict: false });
    expect(
      await follows.add([
        { followerId: gone, followeeId: secret },
        { followerId: secret, followeeId: gone },
      ]),
    ).toEqual(['unknown_follower', 'unknown_followee']);
  });

  it('is in no export', async () => {
    const { gone, near, secret, crowd } = await halfDeleted();
    const get = <Service>(type: new (...args: never[]) => Service): Service =>
      service.nest.get(type, { strict: false });
    expect((await allOf(get(UsersService).all())).map(({ id }) => id)).not.toContain(gone);
    const relations = get(RelationsService);
    const edges = await allOf(relations.all(FOLLOWS));
    expect(edges.map(({ fromId, toId }) => [fromId, toId])).toEqual([
      [near, crowd[0]],
      [crowd[0], near],
    ]);
    expect(await allOf(relations.all(FOLLOW_REQUESTS))).toEqual([]);
    expect(await allOf(relations.all(MUTES))).toEqual([]);
    expect(await allOf(relations.all(BLOCKS))).toMatchObject([{ fromId: secret }]);
  });

  it('is no finding for verify', async () => {
    await halfDeleted();
    const integrity = service.nest.get(FollowsIntegrityService, { strict: false });
    expect(await allOf(integrity.flawedPairs())).toEqual([]);
    expect(await allOf(integrity.driftingCounts())).toEqual([]);
  });
});

async function allOf<Row>(chunks: AsyncIterable<readonly Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const chunk of chunks) rows.push(...chunk);
  return rows;
}
