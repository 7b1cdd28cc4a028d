import { importFollows, follow } from '../support/follows.js';
import { readIds, readPages } from '../support/pages.js';
import { flagsBetween } from '../support/pairs.js';
import { addUsers, countsOf, createUser, createUsers } from '../support/people.js';
import { seededRandom } from '../support/seeded-random.js';
import { useTestApp } from '../support/start-test-app.js';
import { storedRows } from '../support/stored-rows.js';

// What goes wrong in other systems, by their own reports.
describe('a trap that others fell into', () => {
  const service = useTestApp();

  // https://github.com/mastodon/mastodon/issues/11403
  it('counts neither drift nor go negative, however follows, unfollows, removals and blocks overlap', async () => {
    const ids = (await createUsers(service.http, 4)).map(({ id }) => id);
    const random = seededRandom(11_403);
    const pick = (): number => ids[Math.floor(random() * ids.length)]!;
    const requests = Array.from({ length: 400 }, () => {
      const [one, other] = [pick(), pick()];
      const path = [
        ['put', `/v1/users/${one}/following/${other}`],
        ['put', `/v1/users/${one}/following/${other}`],
        ['delete', `/v1/users/${one}/following/${other}`],
        ['delete', `/v1/users/${one}/followers/${other}`],
        ['put', `/v1/users/${one}/blocks/${other}`],
        ['delete', `/v1/users/${one}/blocks/${other}`],
      ][Math.floor(random() * 6)]!;
      return path as ['put' | 'delete', string];
    });
    for (let start = 0; start < requests.length; start += 40) {
      await Promise.all(
        requests.slice(start, start + 40).map(([method, path]) => service.http.send(method, path)),
      );
      for (const id of ids) {
        const lists = ['followers', 'following'].map((list) =>
          readIds(service.http, `/v1/users/${id}/${list}`),
        );
        const lengths = (await Promise.all(lists)).map(({ length }) => length);
        expect(await countsOf(service.http, id)).toEqual(lengths);
      }
    }
  });

  // https://github.com/bluesky-social/atproto/issues/2525
  it('a deleted user is counted no more', async () => {
    const [gone, follower, followee] = (await createUsers(service.http, 3)).map(({ id }) => id) as [
      number,
      number,
      number,
    ];
    await follow(service.http, follower, gone);
    await follow(service.http, gone, followee);
    await service.http.delete(`/v1/users/${gone}`);
    expect(await countsOf(service.http, follower)).toEqual([0, 0]);
    expect(await countsOf(service.http, followee)).toEqual([0, 0]);
  });

  // https://github.com/bluesky-social/bsky-docs/issues/215
  it('a count is the length of its list, also when those in it are private, blocked by others, muted or being deleted', async () => {
    const [star, ...fans] = await addUsers(service, 1_500);
    await importFollows(
      service,
      fans.map(({ id }) => ({ followerId: id, followeeId: star!.id })),
    );
    // 1,300 edges: the deletion takes several steps.
    await importFollows(
      service,
      fans.slice(1, 1_300).map(({ id }) => ({ followerId: fans[0]!.id, followeeId: id })),
    );
    await service.http.patch(`/v1/users/${fans[3]!.id}`, { isPrivate: true });
    await service.http.put(`/v1/users/${fans[4]!.id}/blocks/${fans[5]!.id}`);
    await service.http.put(`/v1/users/${star!.id}/mutes/${fans[6]!.id}`);
    await service.http.delete(`/v1/users/${fans[0]!.id}`);
    for (const { id } of [star!, fans[1]!, fans[1_299]!]) {
      const [followers, following] = await countsOf(service.http, id);
      expect(await readIds(service.http, `/v1/users/${id}/followers?limit=1000`)).toHaveLength(followers);
      expect(await readIds(service.http, `/v1/users/${id}/following`)).toHaveLength(following);
    }
  });

  // https://github.com/bluesky-social/atproto/issues/3957
  it('a list that filters nearly everybody out ends, after a bounded number of pages', async () => {
    const [star, ...fans] = await addUsers(service, 4_501, (index) =>
      index === 4_400 ? { firstName: 'Zoe' } : {},
    );
    await importFollows(
      service,
      fans.map(({ id }, index) => ({
        followerId: id,
        followeeId: star!.id,
        createdAt: new Date(Date.UTC(2026, 0, 1) + index),
      })),
    );
    const path = `/v1/users/${star!.id}/followers?order=oldest&q=zo`;
    const pages = await readPages<{ firstName: string }>(service.http, path);
    expect(pages.flatMap(({ items }) => items.map(({ firstName }) => firstName))).toEqual(['Zoe']);
    // 2,000 follows a page, and no page twice.
    expect(pages.length).toBeLessThanOrEqual(4);
    const nobody = await readPages(service.http, `/v1/users/${star!.id}/followers?q=nobody`);
    expect([nobody.flatMap(({ items }) => items), nobody.length <= 4]).toEqual([[], true]);
  });

  // https://github.com/overtrue/laravel-follow
  it('following again does not un-approve', async () => {
    const follower = (await createUser(service.http)).id;
    const followee = (await createUser(service.http, { isPrivate: true })).id;
    const path = `/v1/users/${follower}/following/${followee}`;
    await service.http.put(path);
    await service.http.put(`/v1/users/${followee}/follow-requests/${follower}`);
    const before = (await service.http.get(path)).body;
    expect((await service.http.put(path)).status).toBe(200);
    expect((await service.http.get(path)).body).toEqual(before);
    expect(await flagsBetween(service.http, follower, followee)).toEqual(['following']);
  });

  // https://github.com/misskey-dev/misskey/issues/12063
  it('duplicates at the same moment are no error, and make one of each', async () => {
    const [one, other] = (await createUsers(service.http, 2)).map(({ id }) => id) as [number, number];
    const secret = (await createUser(service.http, { isPrivate: true })).id;
    const paths = [
      `/v1/users/${one}/following/${other}`,
      `/v1/users/${one}/following/${secret}`,
      `/v1/users/${one}/mutes/${other}`,
      `/v1/users/${secret}/blocks/${other}`,
    ];
    const answers = await Promise.all(
      paths.flatMap((path) => Array.from({ length: 10 }, () => service.http.put(path))),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status >= 300)).toEqual([]);
    // A request answers 202 each time; of the other three, one each was the first.
    expect(statuses.filter((status) => status === 201)).toHaveLength(3);
    expect(await storedRows(service)).toMatchObject({ follows: 1, events: 1 });
    expect(await readIds(service.http, `/v1/users/${secret}/follow-requests`)).toEqual([one]);
  });

  // https://github.com/tumblr/docs/issues/66
  it('success means that it was done: what was not done has a status, or an outcome, of its own', async () => {
    const [one, other] = (await createUsers(service.http, 2)).map(({ id }) => id) as [number, number];
    const secret = (await createUser(service.http, { isPrivate: true })).id;
    expect((await service.http.put(`/v1/users/${one}/following/${secret}`)).status).toBe(202);
    expect((await service.http.put(`/v1/users/${secret}/follow-requests/${other}`)).status).toBe(404);
    await service.http.put(`/v1/users/${other}/blocks/${one}`);
    expect((await service.http.put(`/v1/users/${one}/following/${other}`)).status).toBe(403);
    const { body } = await service.http.post('/v1/follows/batch', {
      operations: [
        { op: 'follow', followerId: one, followeeId: other },
        { op: 'unfollow', followerId: other, followeeId: one },
      ],
    });
    expect(body.items.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'refused',
      'not_following',
    ]);
    expect(await storedRows(service)).toMatchObject({ follows: 0, events: 0 });
  });
});
