import { RetinueClient } from '@retinue/client';
import { createUsers } from '../support/people.js';
import { useTestApp } from '../support/start-test-app.js';
import { SEEN, useService } from './session.js';
import { openWebPage } from './web-page.js';

describe('the client, in Node', () => {
  const service = useTestApp();

  const clientOf = (): RetinueClient => new RetinueClient({ baseUrl: service.url });

  it('does what a front end needs', async () => {
    expect(await useService(service.url)).toEqual(SEEN);
  });

  it('goes through every list, page by page', async () => {
    const client = clientOf();
    const [one, two, three, hidden] = (await createUsers(service.http, 4)).map(({ id }) => id) as [
      number,
      number,
      number,
      number,
    ];
    await client.changeUser(hidden, { isPrivate: true });
    for (const [from, to] of [
      [one, two],
      [one, three],
      [two, one],
      [three, one],
      [two, three],
      [one, hidden],
      [two, hidden],
    ])
      await client.follow(from!, to!);
    await client.mute(one, two);
    await client.mute(one, three);
    const limit = 1;
    const followers = await ids(client.followers(one, { limit }));
    expect(followers).toEqual([three, two]);
    expect(await ids(client.following(one, { limit }))).toEqual([three, two]);
    expect(await ids(client.mutuals(one, { limit }))).toEqual([three, two]);
    expect(await ids(client.knownFollowers(three, { viewerId: one, limit }))).toEqual([two]);
    expect(await ids(client.followRequests(hidden, { limit }))).toEqual([two, one]);
    expect(await ids(client.mutes(one, { limit }))).toEqual([three, two]);
    expect(await ids(client.suggestions(two))).toEqual([]);
    expect(await ids(client.users({ limit }))).toEqual([one, two, three, hidden]);
    expect(
      (await all(client.followHistory(one, { limit, order: 'oldest' }))).map(({ otherId }) => otherId),
    ).toEqual([two, three, two, three]);
    await client.block(one, two);
    await client.block(one, three);
    expect(await ids(client.blocks(one, { limit }))).toEqual([three, two]);
  });

  it('asks all the methods of the document for what is there', async () => {
    const client = clientOf();
    const [one, two, hidden] = (await createUsers(service.http, 3)).map(({ id }) => id) as [
      number,
      number,
      number,
    ];
    await client.changeUser(hidden, { isPrivate: true });
    expect((await client.follow(one, hidden)).requested).toBe(true);
    expect((await client.acceptFollowRequest(hidden, one)).followedBy).toBe(true);
    await client.follow(two, hidden);
    await client.rejectFollowRequest(hidden, two);
    expect((await client.getFollow(one, hidden)).following).toBe(true);
    await client.removeFollower(hidden, one);
    await expect(client.getFollow(one, hidden)).rejects.toMatchObject({ code: 'not_following', status: 404 });
    await client.mute(one, two, { expiresAt: '2126-01-01T00:00:00Z' });
    await client.unmute(one, two);
    await client.block(one, two);
    await client.unblock(one, two);
    await client.follow(two, one);
    expect(
      (await client.getRelationships(one, { ids: [two, hidden] })).items.map(({ followedBy }) => followedBy),
    ).toEqual([true, false]);
    const pairs = [{ userId: two, otherId: one }];
    expect((await client.queryRelationships({ pairs })).items).toHaveLength(1);
    expect(await client.getLegacyFollowers(one)).toHaveLength(1);
    const kinds = (await all(client.exportUser(one))).map(({ kind }) => kind);
    expect([kinds[0], kinds[1]]).toEqual(['user', 'follower']);
    await expect(all(client.exportUser(999))).rejects.toMatchObject({ code: 'user_not_found' });
    expect((await client.checkReadiness()).status).toBe('ok');
    expect((await client.checkLiveness()).status).toBe('ok');
    expect((await client.describeService()).name).toBe('Retinue');
    const { version } = await client.getUser(one);
    await expect(client.changeUser(one, { firstName: 'Eve' }, { ifMatch: 99 })).rejects.toMatchObject({
      code: 'version_mismatch',
    });
    expect(await client.deleteUser(one, { ifMatch: version })).toBeUndefined();
    await expect(client.getUser(one)).rejects.toMatchObject({ code: 'user_not_found' });
  });

  it('finds users by external ids with any characters, in paths, lists and bodies', async () => {
    const client = clientOf();
    const key = 'ext:a,b/c%d' as const;
    const { id: one } = await client.putUser('ext:one', { firstName: 'One' });
    const { id: two } = await client.putUser(key, { firstName: 'Two' });
    await client.follow('ext:one', key);
    expect((await client.getUser(key)).id).toBe(two);
    const { items } = await client.getRelationships(one, { ids: [key, 'ext:%2C', one] });
    expect(items.map(({ otherId, following }) => ({ otherId, following }))).toEqual([
      { otherId: two, following: true },
      { otherId: one, following: false },
    ]);
    const pairs = [{ userId: key, otherId: one }];
    expect((await client.queryRelationships({ pairs })).items[0]?.relationship?.followedBy).toBe(true);
  });

  it('sends no consistency token where there is one place, so that a page needs no preflight for it', async () => {
    const sent: (string | null)[] = [];
    const client = new RetinueClient({
      baseUrl: service.url,
      fetch: async (request) => {
        sent.push(request.headers.get('Consistency-Token'));
        return fetch(request);
      },
    });
    await client.listUsers();
    expect(client.consistencyToken).toMatch(/^v1\./);
    await client.listUsers();
    expect(sent).toEqual([null, null]);
  });

  it('gets the stored answer when the answer to a batch was lost on its way', async () => {
    const [one, two] = (await createUsers(service.http, 2)).map(({ id }) => id) as [number, number];
    const replayed: (string | null)[] = [];
    const client = new RetinueClient({
      baseUrl: service.url,
      fetch: async (request) => {
        const answer = await fetch(request);
        replayed.push(answer.headers.get('Idempotency-Replayed'));
        if (replayed.length > 1) return answer;
        // What a load balancer says when the instance behind it is gone.
        await answer.text();
        return new Response('', { status: 503, headers: { 'Retry-After': '0' } });
      },
    });
    const operations = [{ op: 'follow' as const, followerId: one, followeeId: two }];
    const { items } = await client.applyFollowBatch({ operations });
    expect(items.map(({ outcome }) => outcome)).toEqual(['followed']);
    expect(replayed).toEqual([null, 'true']);
  });

  it('ends a call on its way by the signal', async () => {
    const web = await openWebPage();
    const stop = new AbortController();
    const client = new RetinueClient({
      baseUrl: `${web.origin}/silent`,
      fetch: async (request) => {
        const answer = fetch(request);
        stop.abort(new Error('enough'));
        return answer;
      },
    });
    await expect(client.listUsers({ signal: stop.signal })).rejects.toThrow('enough');
    await web.close();
  });
});

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const ids = async (items: AsyncIterable<{ readonly id: number }>): Promise<number[]> =>
  (await all(items)).map(({ id }) => id);
