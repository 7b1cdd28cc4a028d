import { BackgroundWork, UnitOfWork } from '@retinue/database';
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
import { UserDeletionHooks, UserDeletions, UsersService } from '@retinue/users';
import { addUsers, countsOf, createUser, createUsers } from '../support/people.js';
import { follow, importFollows } from '../support/follows.js';
import { readIds } from '../support/pages.js';
import type { Method } from '../support/checked-client.js';
import { problemOf } from '../support/problems.js';
import { samplePath } from '../support/sample-requests.js';
import { useNewTestApp } from '../support/start-test-app.js';
import { storedRows } from '../support/stored-rows.js';

describe('deleting a user', () => {
  const service = useNewTestApp();

  it('answers 204, then 404', async () => {
    const { id } = await createUser(service.http);
    expect((await service.http.delete(`/v1/users/${id}`)).status).toBe(204);
    const again = await service.http.delete(`/v1/users/${id}`);
    expect([again.status, problemOf(again).code]).toEqual([404, 'user_not_found']);
  });

  it('every route about the user is a 404 afterwards', async () => {
    const [user, other] = await createUsers(service.http, 2);
    await follow(service.http, user!.id, other!.id);
    await service.http.delete(`/v1/users/${user!.id}`);
    const routes = service.document.paths;
    const OTHERS = {
      followeeId: String(other!.id),
      followerId: String(other!.id),
      otherId: String(other!.id),
    };
    const answers: [string, number][] = [];
    for (const [template, operations] of Object.entries(routes)) {
      if (!template.includes('{')) continue;
      for (const [method, operation] of Object.entries(operations)) {
        const users = { id: String(user!.id), user_id: String(user!.id) };
        const path = samplePath({ template, method, operation }, { ...OTHERS, ...users });
        const body = method === 'patch' ? { firstName: 'New' } : undefined;
        const { status } = await service.http.send(method as Method, path, { body });
        answers.push([`${method} ${template}`, status]);
      }
    }
    expect(answers.length).toBeGreaterThanOrEqual(10);
    expect(answers).toEqual(answers.map(([route]) => [route, 404]));
  });

  it('a deleted user is nobody to follow, unfollow or ask about', async () => {
    const [user, other] = await createUsers(service.http, 2);
    await follow(service.http, other!.id, user!.id);
    await service.http.delete(`/v1/users/${user!.id}`);
    const path = `/v1/users/${other!.id}/following/${user!.id}`;
    const answers = [
      await service.http.put(path),
      await service.http.delete(path),
      await service.http.get(path),
    ];
    expect(answers.map((answer) => [answer.status, problemOf(answer).code])).toEqual(
      Array(3).fill([404, 'user_not_found']),
    );
  });

  it('a deleted user is in no list, and the counts of others follow, both ways', async () => {
    const [gone, follower, followee, both] = await createUsers(service.http, 4);
    await follow(service.http, follower!.id, gone!.id);
    await follow(service.http, gone!.id, followee!.id);
    await follow(service.http, gone!.id, both!.id);
    await follow(service.http, both!.id, gone!.id);
    await follow(service.http, follower!.id, followee!.id);
    await service.http.delete(`/v1/users/${gone!.id}`);

    expect(await countsOf(service.http, follower!.id)).toEqual([0, 1]);
    expect(await countsOf(service.http, followee!.id)).toEqual([1, 0]);
    expect(await countsOf(service.http, both!.id)).toEqual([0, 0]);
    expect(await readIds(service.http, `/v1/users/${follower!.id}/following`)).toEqual([followee!.id]);
    expect(await readIds(service.http, `/v1/users/${followee!.id}/followers`)).toEqual([follower!.id]);
    expect(await readIds(service.http, '/v1/users')).toEqual([follower!.id, followee!.id, both!.id]);
    expect(await storedRows(service)).toMatchObject({ users: 3, counters: 3, follows: 1 });
  });

  it('a user with thousands of edges goes with all of them', async () => {
    const [gone, ...others] = await addUsers(service, 2_600);
    const idle = others.at(-1)!;
    await importFollows(service, [
      ...others.slice(0, 2_500).map(({ id }) => ({ followerId: id, followeeId: gone!.id })),
      ...others.slice(500, 2_599).map(({ id }) => ({ followerId: gone!.id, followeeId: id })),
      { followerId: idle.id, followeeId: others[0]!.id },
    ]);
    expect(await countsOf(service.http, gone!.id)).toEqual([2_500, 2_099]);
    expect((await service.http.delete(`/v1/users/${gone!.id}`)).status).toBe(204);
    await service.nest.get(UserDeletions, { strict: false }).finished();
    expect(await storedRows(service)).toMatchObject({ users: 2_599, follows: 1 });
    expect(await countsOf(service.http, others[1_000]!.id)).toEqual([0, 0]);
    expect(await countsOf(service.http, others[0]!.id)).toEqual([1, 0]);
    expect(await countsOf(service.http, idle.id)).toEqual([0, 1]);
  });

  describe('that stands still half-way', () => {
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
        expect([path, items.filter(({ id, otherId }) => id === gone || otherId === gone)]).toEqual([
          path,
          [],
        ]);
      }
      // Whom it followed is no suggestion on its account, and it is none itself.
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

  it('is refused before any work while many others go on, for who is refused comes again', async () => {
    await service.nest.get(BackgroundWork, { strict: false }).beforeApplicationShutdown();
    const [star, ...others] = (await addUsers(service, 630)).map(({ id }) => id);
    await importFollows(
      service,
      others.slice(21).map((followerId) => ({ followerId, followeeId: star! })),
    );
    await service.nest.get(UnitOfWork, { strict: false }).write(async (transaction) => {
      for (const id of others.slice(0, 20))
        await transaction.run(`UPDATE users SET deleted_at = 1 WHERE id = ${id}`);
    });
    const hooks = service.nest.get(UserDeletionHooks, { strict: false });
    const removeSome = hooks.removeSome.bind(hooks);
    let asked = 0;
    hooks.removeSome = async (...about) => {
      asked += 1;
      return removeSome(...about);
    };
    const refused = await service.http.delete(`/v1/users/${star}`);
    expect([refused.status, refused.headers['retry-after'], asked]).toEqual([503, expect.any(String), 0]);
    expect((await service.http.delete(`/v1/users/${others[20]}`)).status).toBe(204);
    expect(await storedRows(service)).toMatchObject({ users: 629, follows: 608 });
  });

  it('a list goes on after the user at the end of its page was deleted', async () => {
    const users = await createUsers(service.http, 5);
    const first = await service.http.get('/v1/users?limit=2');
    await service.http.delete(`/v1/users/${users[1]!.id}`);
    const rest = await service.http.get(`/v1/users?limit=9&cursor=${first.body.nextCursor}`);
    expect(rest.body.items.map(({ id }: { id: number }) => id)).toEqual(users.slice(2).map(({ id }) => id));
  });
});

async function allOf<Row>(chunks: AsyncIterable<readonly Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const chunk of chunks) rows.push(...chunk);
  return rows;
}
