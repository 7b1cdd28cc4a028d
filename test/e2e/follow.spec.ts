import { countsOf, createUser, createUsers } from '../support/people.js';
import { follow } from '../support/follows.js';
import { placesOf, problemOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';
import { storedRows } from '../support/stored-rows.js';

describe('following', () => {
  const service = useTestApp();

  async function twoUsers(): Promise<[number, number]> {
    const [follower, followee] = await createUsers(service.http, 2);
    return [follower!.id, followee!.id];
  }

  it('a new follow answers 201 with the relationship', async () => {
    const [follower, followee] = await twoUsers();
    const { status, body } = await service.http.put(`/v1/users/${follower}/following/${followee}`);
    expect(status).toBe(201);
    expect(body).toEqual({
      userId: follower,
      userExternalId: null,
      otherId: followee,
      otherExternalId: null,
      following: true,
      followedBy: false,
      requested: false,
      requestedBy: false,
      blocking: false,
      blockedBy: false,
      muting: false,
      followedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    expect(await countsOf(service.http, follower)).toEqual([0, 1]);
    expect(await countsOf(service.http, followee)).toEqual([1, 0]);
  });

  it('a follow that exists already answers 200 and keeps its time', async () => {
    const [follower, followee] = await twoUsers();
    const first = await service.http.put(`/v1/users/${follower}/following/${followee}`);
    const before = await storedRows(service);
    const second = await service.http.put(`/v1/users/${follower}/following/${followee}`);
    expect([second.status, second.body]).toEqual([200, first.body]);
    expect(await storedRows(service)).toEqual(before);
    expect(await countsOf(service.http, followee)).toEqual([1, 0]);
  });

  it('a follow back is seen from either end', async () => {
    const [one, other] = await twoUsers();
    await follow(service.http, one, other);
    const { body } = await service.http.put(`/v1/users/${other}/following/${one}`);
    expect(body).toMatchObject({ userId: other, otherId: one, following: true, followedBy: true });
  });

  it('nobody follows themselves', async () => {
    const { id } = await createUser(service.http);
    const response = await service.http.put(`/v1/users/${id}/following/${id}`);
    expect([response.status, problemOf(response).code]).toEqual([422, 'cannot_follow_self']);
    expect(placesOf(response)).toEqual(['followeeId']);
    expect(await storedRows(service)).toMatchObject({ follows: 0, events: 0 });
  });

  it.each(['put', 'delete', 'get'] as const)(
    'in a %s, a user that does not exist is a 404 that names the parameter',
    async (method) => {
      const { id } = await createUser(service.http);
      const noFollower = await service.http.send(method, `/v1/users/999/following/${id}`);
      const noFollowee = await service.http.send(method, `/v1/users/${id}/following/999`);
      expect([noFollower.status, placesOf(noFollower)]).toEqual([404, ['id']]);
      expect([noFollowee.status, placesOf(noFollowee)]).toEqual([404, ['followeeId']]);
      expect([noFollower, noFollowee].map((answer) => problemOf(answer).code)).toEqual([
        'user_not_found',
        'user_not_found',
      ]);
      expect(await storedRows(service)).toMatchObject({ follows: 0, events: 0 });
    },
  );

  it('a private user is asked first: 202, and neither a follow nor a count yet', async () => {
    const follower = await createUser(service.http);
    const followee = await createUser(service.http, { isPrivate: true });
    const before = await storedRows(service);
    const { status, body } = await service.http.put(`/v1/users/${follower.id}/following/${followee.id}`);
    expect([status, body.following, body.requested]).toEqual([202, false, true]);
    expect(await storedRows(service)).toEqual({ ...before, logged: before.logged + 1 });
    expect(await countsOf(service.http, followee.id)).toEqual([0, 0]);
    expect(await countsOf(service.http, follower.id)).toEqual([0, 0]);
  });

  it('a private user follows others like anybody', async () => {
    const follower = await createUser(service.http, { isPrivate: true });
    const followee = await createUser(service.http);
    expect((await service.http.put(`/v1/users/${follower.id}/following/${followee.id}`)).status).toBe(201);
  });

  it('a follower from before stays when the user turns private, and asking again answers 200', async () => {
    const [follower, followee] = await twoUsers();
    const made = await service.http.put(`/v1/users/${follower}/following/${followee}`);
    await service.http.patch(`/v1/users/${followee}`, { isPrivate: true });
    const again = await service.http.put(`/v1/users/${follower}/following/${followee}`);
    expect([again.status, again.body]).toEqual([200, made.body]);
    expect(await countsOf(service.http, followee)).toEqual([1, 0]);
  });

  it('who unfollowed a private user has to ask again', async () => {
    const [follower, followee] = await twoUsers();
    await follow(service.http, follower, followee);
    await service.http.patch(`/v1/users/${followee}`, { isPrivate: true });
    await service.http.delete(`/v1/users/${follower}/following/${followee}`);
    const { status } = await service.http.put(`/v1/users/${follower}/following/${followee}`);
    expect(status).toBe(202);
  });

  it('a user that turns public can be followed', async () => {
    const follower = await createUser(service.http);
    const followee = await createUser(service.http, { isPrivate: true });
    await service.http.patch(`/v1/users/${followee.id}`, { isPrivate: false });
    expect((await service.http.put(`/v1/users/${follower.id}/following/${followee.id}`)).status).toBe(201);
  });

  it('brands and persons follow each other', async () => {
    const person = await createUser(service.http);
    const brand = await createUser(service.http, { type: 'brand' });
    await follow(service.http, person.id, brand.id);
    await follow(service.http, brand.id, person.id);
    expect(await countsOf(service.http, brand.id)).toEqual([1, 1]);
  });

  it('a client that always says application/json follows too, without a body', async () => {
    const [follower, followee] = await twoUsers();
    const { status } = await service.http.put(`/v1/users/${follower}/following/${followee}`, {
      headers: { 'Content-Type': 'application/json' },
    });
    expect(status).toBe(201);
  });
});

describe('unfollowing', () => {
  const service = useTestApp();

  it('answers 204, also when there is nothing to end, and counts once', async () => {
    const [follower, followee, other] = await createUsers(service.http, 3);
    await follow(service.http, follower!.id, followee!.id);
    await follow(service.http, other!.id, followee!.id);
    const path = `/v1/users/${follower!.id}/following/${followee!.id}`;
    const statuses = [
      (await service.http.delete(path)).status,
      (await service.http.delete(path)).status,
      (await service.http.get(path)).status,
    ];
    expect(statuses).toEqual([204, 204, 404]);
    expect(await countsOf(service.http, followee!.id)).toEqual([1, 0]);
    expect(await countsOf(service.http, follower!.id)).toEqual([0, 0]);
  });

  it('ends one direction only', async () => {
    const [one, other] = await createUsers(service.http, 2);
    await follow(service.http, one!.id, other!.id);
    await follow(service.http, other!.id, one!.id);
    await service.http.delete(`/v1/users/${one!.id}/following/${other!.id}`);
    expect((await service.http.get(`/v1/users/${other!.id}/following/${one!.id}`)).status).toBe(200);
    expect(await countsOf(service.http, one!.id)).toEqual([1, 0]);
  });

  it('a follow made again is a new one', async () => {
    const [follower, followee] = await createUsers(service.http, 2);
    const path = `/v1/users/${follower!.id}/following/${followee!.id}`;
    const first = await service.http.put(path);
    await service.http.delete(path);
    const second = await service.http.put(path);
    expect(second.status).toBe(201);
    expect(Date.parse(second.body.followedAt)).toBeGreaterThanOrEqual(Date.parse(first.body.followedAt));
    expect(await storedRows(service)).toMatchObject({ follows: 1, events: 3 });
  });

  it('of oneself is nothing to end', async () => {
    const { id } = await createUser(service.http);
    expect((await service.http.delete(`/v1/users/${id}/following/${id}`)).status).toBe(204);
  });
});

describe('asking whether one user follows another', () => {
  const service = useTestApp();

  it('a follow answers 200 with its time', async () => {
    const [follower, followee] = await createUsers(service.http, 2);
    const path = `/v1/users/${follower!.id}/following/${followee!.id}`;
    const made = await service.http.put(path);
    const { status, body } = await service.http.get(path);
    expect([status, body]).toEqual([200, made.body]);
  });

  it('no follow answers 404 not_following, also where the other one follows', async () => {
    const [one, other] = await createUsers(service.http, 2);
    await follow(service.http, other!.id, one!.id);
    const response = await service.http.get(`/v1/users/${one!.id}/following/${other!.id}`);
    expect([response.status, problemOf(response).code]).toEqual([404, 'not_following']);
  });
});
