import { BackgroundWork, UnitOfWork } from '@retinue/database';
import { UserDeletionHooks, UserDeletions } from '@retinue/users';
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
      // Webhooks have ids of their own.
      if (!template.includes('{') || template.startsWith('/v1/webhooks')) continue;
      for (const [method, operation] of Object.entries(operations)) {
        // By the caller's own id it is about whoever has that, and they are made if need be.
        if (method === 'put' && template === '/v1/users/{id}') continue;
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
