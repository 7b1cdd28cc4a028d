import { follow } from '../support/follows.js';
import { flagsBetween } from '../support/pairs.js';
import { countsOf, createUser, createUsers } from '../support/people.js';
import { placesOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';
import { storedRows } from '../support/stored-rows.js';

describe('removing a follower', () => {
  const service = useTestApp();

  const remove = (owner: number, follower: number) =>
    service.http.delete(`/v1/users/${owner}/followers/${follower}`);

  it('ends that follow only, answers 204 also when there is none, and counts once', async () => {
    const [one, other] = await createUsers(service.http, 2);
    await follow(service.http, one!.id, other!.id);
    await follow(service.http, other!.id, one!.id);
    const path = `/v1/users/${one!.id}/followers/${other!.id}`;
    expect([(await service.http.delete(path)).status, (await service.http.delete(path)).status]).toEqual([
      204, 204,
    ]);
    expect(await flagsBetween(service.http, one!.id, other!.id)).toEqual(['following']);
    expect(await countsOf(service.http, one!.id)).toEqual([0, 1]);
    // Removed, not blocked.
    await follow(service.http, other!.id, one!.id);
  });

  it('names the user who does not exist', async () => {
    const { id } = await createUser(service.http);
    expect(placesOf(await service.http.delete(`/v1/users/${id}/followers/999`))).toEqual(['followerId']);
    expect(placesOf(await service.http.delete(`/v1/users/999/followers/${id}`))).toEqual(['id']);
  });

  it('of whom there is none answers 204 and stores nothing, also for oneself and for who is followed', async () => {
    const [one, other] = await twoUsers();
    await follow(service.http, one, other);
    const before = await storedRows(service);
    expect([(await remove(one, other)).status, (await remove(one, one)).status]).toEqual([204, 204]);
    expect(await storedRows(service)).toEqual(before);
    expect(await flagsBetween(service.http, one, other)).toEqual(['following']);
  });

  it('leaves the follow of the other direction as it is, its time too', async () => {
    const [one, other] = await twoUsers();
    await follow(service.http, one, other);
    await follow(service.http, other, one);
    const kept = (await service.http.get(`/v1/users/${one}/following/${other}`)).body.followedAt;
    await remove(one, other);
    const { body } = await service.http.get(`/v1/users/${one}/following/${other}`);
    expect(body).toMatchObject({ following: true, followedBy: false, followedAt: kept });
    expect([await countsOf(service.http, one), await countsOf(service.http, other)]).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('many times at once counts once, and is told apart from an unfollow in the history of both', async () => {
    const [owner, follower, another] = (await createUsers(service.http, 3)).map(({ id }) => id) as [
      number,
      number,
      number,
    ];
    await follow(service.http, follower, owner);
    await follow(service.http, another, owner);
    const answers = await Promise.all(Array.from({ length: 20 }, () => remove(owner, follower)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect(await countsOf(service.http, owner)).toEqual([1, 0]);
    expect(await countsOf(service.http, follower)).toEqual([0, 0]);
    expect(await storedRows(service)).toMatchObject({ follows: 1, events: 3 });
    for (const [user, list, otherId] of [
      [owner, 'followers', follower],
      [follower, 'following', owner],
    ] as const) {
      const { items } = (await service.http.get(`/v1/users/${user}/follow-history`)).body;
      expect(items[0]).toMatchObject({ change: 'lost', cause: 'remove', actorId: owner, list, otherId });
    }
  });

  it('is no answer to a request: one that waits goes on waiting', async () => {
    const owner = (await createUser(service.http, { isPrivate: true })).id;
    const asker = (await createUser(service.http)).id;
    await service.http.put(`/v1/users/${asker}/following/${owner}`);
    expect((await remove(owner, asker)).status).toBe(204);
    expect(await flagsBetween(service.http, asker, owner)).toEqual(['requested']);
  });

  it('by a private user takes the approval back: who was removed has to ask again', async () => {
    const owner = (await createUser(service.http, { isPrivate: true })).id;
    const asker = (await createUser(service.http)).id;
    const ask = `/v1/users/${asker}/following/${owner}`;
    await service.http.put(ask);
    await service.http.put(`/v1/users/${owner}/follow-requests/${asker}`);
    await remove(owner, asker);
    expect((await service.http.put(ask)).status).toBe(202);
    expect(await countsOf(service.http, owner)).toEqual([0, 0]);
  });

  it('and unfollowing at the same moment count once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [owner, follower] = await twoUsers();
      await follow(service.http, follower, owner);
      await Promise.all([
        remove(owner, follower),
        service.http.delete(`/v1/users/${follower}/following/${owner}`),
      ]);
      expect([await countsOf(service.http, owner), await countsOf(service.http, follower)]).toEqual([
        [0, 0],
        [0, 0],
      ]);
    }
    expect(await storedRows(service)).toMatchObject({ follows: 0, events: 20 });
  });

  async function twoUsers(): Promise<[number, number]> {
    const [one, other] = await createUsers(service.http, 2);
    return [one!.id, other!.id];
  }
});
