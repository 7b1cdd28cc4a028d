import { addUsers, countsOf, createUser, createUsers } from '../support/people.js';
import { follow, importFollows } from '../support/follows.js';
import { readIds } from '../support/pages.js';
import { problemOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';
import { storedRows } from '../support/stored-rows.js';

describe('deleting a user', () => {
  const service = useTestApp();

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
    const answers: [string, number][] = [];
    for (const [template, operations] of Object.entries(routes)) {
      if (!template.includes('{')) continue;
      const path = template.replace(/\{(id|user_id)\}/, `${user!.id}`).replace(/\{\w+\}/, `${other!.id}`);
      const query = template.endsWith('/relationships') ? `?ids=${other!.id}` : '';
      for (const method of Object.keys(operations) as 'get'[]) {
        const body = method === ('patch' as string) ? { firstName: 'New' } : undefined;
        const { status } = await service.http.send(method, path + query, { body });
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
    expect(await storedRows(service)).toMatchObject({ users: 2_599, follows: 1 });
    expect(await countsOf(service.http, others[1_000]!.id)).toEqual([0, 0]);
    expect(await countsOf(service.http, others[0]!.id)).toEqual([1, 0]);
    expect(await countsOf(service.http, idle.id)).toEqual([0, 1]);
  });

  it('a list goes on after the user at the end of its page was deleted', async () => {
    const users = await createUsers(service.http, 5);
    const first = await service.http.get('/v1/users?limit=2');
    await service.http.delete(`/v1/users/${users[1]!.id}`);
    const rest = await service.http.get(`/v1/users?limit=9&cursor=${first.body.nextCursor}`);
    expect(rest.body.items.map(({ id }: { id: number }) => id)).toEqual(users.slice(2).map(({ id }) => id));
  });
});
