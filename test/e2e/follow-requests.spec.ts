import { importFollows, follow } from '../support/follows.js';
import { readIds } from '../support/pages.js';
import { eventually, flagsBetween } from '../support/pairs.js';
import { addUsers, countsOf, createUser, createUsers } from '../support/people.js';
import { placesOf, problemOf } from '../support/problems.js';
import { seededRandom } from '../support/seeded-random.js';
import { useTestApp } from '../support/start-test-app.js';

describe('a private user', () => {
  const service = useTestApp();

  /** A private user, and somebody whose request waits for it. */
  async function waiting(): Promise<{ owner: number; asker: number; ask: string; answer: string }> {
    const owner = (await createUser(service.http, { isPrivate: true })).id;
    const asker = (await createUser(service.http)).id;
    const ask = `/v1/users/${asker}/following/${owner}`;
    expect((await service.http.put(ask)).status).toBe(202);
    return { owner, asker, ask, answer: `/v1/users/${owner}/follow-requests/${asker}` };
  }

  it('is asked first: a request waits, and nobody is counted', async () => {
    const { owner, asker } = await waiting();
    expect(await flagsBetween(service.http, asker, owner)).toEqual(['requested']);
    expect(await flagsBetween(service.http, owner, asker)).toEqual(['requestedBy']);
    expect(await countsOf(service.http, owner)).toEqual([0, 0]);
    expect(await readIds(service.http, `/v1/users/${owner}/followers`)).toEqual([]);
  });

  it('is asked once: asking again answers 202 and keeps the time of the first request', async () => {
    const { owner, ask } = await waiting();
    const list = `/v1/users/${owner}/follow-requests`;
    const before = (await service.http.get(list)).body;
    expect((await service.http.put(ask)).status).toBe(202);
    expect((await service.http.get(list)).body).toEqual(before);
  });

  it('accepts: the request becomes a follow as of now, counted once, and accepting again answers 200', async () => {
    const { owner, asker, ask, answer } = await waiting();
    const accepted = await service.http.put(answer);
    expect([accepted.status, accepted.body]).toMatchObject([
      201,
      { userId: owner, otherId: asker, followedBy: true, requestedBy: false, following: false },
    ]);
    expect((await service.http.put(answer)).status).toBe(200);
    expect(await countsOf(service.http, owner)).toEqual([1, 0]);
    expect(await countsOf(service.http, asker)).toEqual([0, 1]);
    expect(await readIds(service.http, `/v1/users/${owner}/follow-requests`)).toEqual([]);
    expect((await service.http.get(ask)).body.followedAt).not.toBeNull();
  });

  it('counts a follow from the acceptance, not from the request', async () => {
    const { owner, ask, answer } = await waiting();
    const [asked] = (await service.http.get(`/v1/users/${owner}/follow-requests`)).body.items;
    // Until the clock has moved on, the two times could not be told apart.
    await eventually(async () => Date.now() > Date.parse(asked.requestedAt));
    await service.http.put(answer);
    const { followedAt } = (await service.http.get(ask)).body;
    expect(Date.parse(followedAt)).toBeGreaterThan(Date.parse(asked.requestedAt));
    await service.http.put(answer);
    expect((await service.http.get(ask)).body.followedAt).toBe(followedAt);
  });

  it('can accept only who asked: anybody else is a 404 request_not_found', async () => {
    const { owner, answer, ask } = await waiting();
    const stranger = await createUser(service.http);
    const never = await service.http.put(`/v1/users/${owner}/follow-requests/${stranger.id}`);
    expect([never.status, problemOf(never).code]).toEqual([404, 'request_not_found']);
    await service.http.delete(ask);
    expect((await service.http.put(answer)).status).toBe(404);
    expect(await countsOf(service.http, owner)).toEqual([0, 0]);
  });

  it('rejects: nothing is left, and the other may ask again', async () => {
    const { owner, asker, ask, answer } = await waiting();
    expect([(await service.http.delete(answer)).status, (await service.http.delete(answer)).status]).toEqual([
      204, 204,
    ]);
    expect(await flagsBetween(service.http, asker, owner)).toEqual([]);
    expect((await service.http.put(ask)).status).toBe(202);
  });

  it('is told when it rejects somebody who follows already: 409 already_accepted', async () => {
    const { asker, answer, ask } = await waiting();
    await service.http.put(answer);
    const rejected = await service.http.delete(answer);
    expect([rejected.status, problemOf(rejected).code]).toEqual([409, 'already_accepted']);
    expect((await service.http.get(ask)).status).toBe(200);
    expect(await countsOf(service.http, asker)).toEqual([0, 1]);
  });

  it('never sees a request that was withdrawn', async () => {
    const { owner, ask } = await waiting();
    expect((await service.http.delete(ask)).status).toBe(204);
    expect(await readIds(service.http, `/v1/users/${owner}/follow-requests`)).toEqual([]);
  });

  it('keeps its followers when they follow again, and asks anew when they unfollowed', async () => {
    const { ask, answer } = await waiting();
    await service.http.put(answer);
    expect((await service.http.put(ask)).status).toBe(200);
    await service.http.delete(ask);
    expect((await service.http.put(ask)).status).toBe(202);
  });

  it('follows others without asking them', async () => {
    const { owner, asker } = await waiting();
    await follow(service.http, owner, asker);
    expect(await flagsBetween(service.http, owner, asker)).toEqual(['following', 'requestedBy']);
  });

  it('lists who waits, the newest first, in pages whose cursor belongs to no other list', async () => {
    const owner = (await createUser(service.http, { isPrivate: true })).id;
    const askers = await createUsers(service.http, 5);
    for (const { id } of askers) await service.http.put(`/v1/users/${id}/following/${owner}`);
    const path = `/v1/users/${owner}/follow-requests?limit=2`;
    const ids = await readIds(service.http, path);
    expect([...ids].sort(byNumber)).toEqual(askers.map(({ id }) => id).sort(byNumber));
    const { items, nextCursor } = (await service.http.get(path)).body;
    expect(items[0].requestedAt >= items[1].requestedAt).toBe(true);
    const elsewhere = await service.http.get(`/v1/users/${owner}/blocks?cursor=${nextCursor}`);
    expect([elsewhere.status, problemOf(elsewhere).code]).toEqual([422, 'invalid_cursor']);
  });

  it('lists who waits by the time of the request, the newest first, and of one moment the highest id first', async () => {
    const owner = (await createUser(service.http, { isPrivate: true })).id;
    const askers = (await createUsers(service.http, 6)).map(({ id }) => id);
    // Neither in the order of ids nor against it; the batch makes two of one moment.
    const [a, b, c, d, e, f] = askers as [number, number, number, number, number, number];
    for (const moment of [[c], [a, f], [e], [b], [d]]) {
      const before = Date.now();
      const operations = moment.map((id) => ({ op: 'follow', followerId: id, followeeId: owner }));
      await service.http.post('/v1/follows/batch', { operations });
      await eventually(async () => Date.now() > before + 1);
    }
    const path = `/v1/users/${owner}/follow-requests`;
    expect(await readIds(service.http, path)).toEqual([d, b, e, f, a, c]);
    expect(await readIds(service.http, `${path}?limit=1`)).toEqual([d, b, e, f, a, c]);
    expect(await readIds(service.http, `${path}?limit=2`)).toEqual([d, b, e, f, a, c]);
  });

  it('never has a request and a follow of one pair, whatever overlaps', async () => {
    const owner = (await createUser(service.http, { isPrivate: true })).id;
    const askers = (await createUsers(service.http, 4)).map(({ id }) => id);
    const random = seededRandom(7);
    for (let round = 0; round < 8; round += 1) {
      const requests = Array.from({ length: 40 }, () => {
        const asker = askers[Math.floor(random() * askers.length)]!;
        const kind = Math.floor(random() * 8);
        const ask = `/v1/users/${asker}/following/${owner}`;
        const answer = `/v1/users/${owner}/follow-requests/${asker}`;
        if (kind === 0) {
          return service.http.patch(`/v1/users/${owner}`, { isPrivate: random() < 0.5 });
        }
        if (kind < 4) return service.http.put(ask);
        if (kind === 4) return service.http.delete(ask);
        return kind === 5 ? service.http.delete(answer) : service.http.put(answer);
      });
      const statuses = (await Promise.all(requests)).map(({ status }) => status);
      expect(statuses.filter((status) => status >= 500)).toEqual([]);
      const waits = await readIds(service.http, `/v1/users/${owner}/follow-requests`);
      const follows = await readIds(service.http, `/v1/users/${owner}/followers`);
      expect(waits.filter((id) => follows.includes(id))).toEqual([]);
      expect(await countsOf(service.http, owner)).toEqual([follows.length, 0]);
      for (const id of askers) {
        expect(await countsOf(service.http, id)).toEqual([0, follows.includes(id) ? 1 : 0]);
      }
    }
  });

  it('names the user of a request that does not exist', async () => {
    const { owner, asker } = await waiting();
    for (const method of ['put', 'delete'] as const) {
      const nobody = await service.http.send(method, `/v1/users/${owner}/follow-requests/999`);
      expect([nobody.status, placesOf(nobody)]).toEqual([404, ['followerId']]);
      const noOwner = await service.http.send(method, `/v1/users/999/follow-requests/${asker}`);
      expect([noOwner.status, placesOf(noOwner)]).toEqual([404, ['id']]);
    }
  });

  it('that accepts while the request is withdrawn is left without that follower, whoever came first', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { owner, asker, ask, answer } = await waiting();
      const [accepted] = await Promise.all([service.http.put(answer), service.http.delete(ask)]);
      const followers = await readIds(service.http, `/v1/users/${owner}/followers`);
      // Whoever came second had the last word: an acceptance is unfollowed, a withdrawal leaves nothing to accept.
      expect([[201], [404]]).toContainEqual([accepted.status]);
      expect(followers).toEqual([]);
      expect([await countsOf(service.http, owner), await countsOf(service.http, asker)]).toEqual([
        [0, 0],
        [0, 0],
      ]);
      expect(await flagsBetween(service.http, asker, owner)).toEqual([]);
    }
  });

  it('that turns public accepts all who wait', async () => {
    const { owner, asker } = await waiting();
    const { body } = await service.http.patch(`/v1/users/${owner}`, { isPrivate: false });
    expect(body).toMatchObject({ isPrivate: false, followersCount: 1 });
    expect(await flagsBetween(service.http, asker, owner)).toEqual(['following']);
    expect(await readIds(service.http, `/v1/users/${owner}/follow-requests`)).toEqual([]);
  });

  it('that turns public while thousands wait accepts them all, with counts that equal the list on the way', async () => {
    const owner = (await createUser(service.http, { isPrivate: true })).id;
    const askers = await addUsers(service, 1_700);
    await Promise.all(
      [0, 1_000].map((start) =>
        service.http.post('/v1/follows/batch', {
          operations: askers
            .slice(start, start + 1_000)
            .map(({ id }) => ({ op: 'follow', followerId: id, followeeId: owner })),
        }),
      ),
    );
    await service.http.patch(`/v1/users/${owner}`, { isPrivate: false });
    await eventually(async () => {
      const [followers] = await countsOf(service.http, owner);
      const listed = await readIds(service.http, `/v1/users/${owner}/followers?limit=1000`);
      const [again] = await countsOf(service.http, owner);
      // It may go on between the reads, so that the list is between the counts, and equal to them when they are equal.
      expect(listed.length).toBeGreaterThanOrEqual(followers);
      expect(listed.length).toBeLessThanOrEqual(again);
      return followers === askers.length;
    });
    expect(await readIds(service.http, `/v1/users/${owner}/follow-requests`)).toEqual([]);
  });

  it('that turned private keeps the followers it had', async () => {
    const [owner, follower] = await createUsers(service.http, 2);
    await follow(service.http, follower!.id, owner!.id);
    await service.http.patch(`/v1/users/${owner!.id}`, { isPrivate: true });
    expect(await readIds(service.http, `/v1/users/${owner!.id}/followers`)).toEqual([follower!.id]);
  });

  it('has a request no more once the follow is imported', async () => {
    const { owner, asker } = await waiting();
    await importFollows(service, [{ followerId: asker, followeeId: owner }]);
    expect(await flagsBetween(service.http, asker, owner)).toEqual(['following']);
  });
});

function byNumber(one: number, other: number): number {
  return one - other;
}
