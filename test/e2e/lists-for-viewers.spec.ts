import { BlocksService, FollowsService, MutesService } from '@retinue/follows';
import { UserUpsertsService } from '@retinue/users';
import { bearer, keyWith } from '../access/callers.js';
import { Issuer } from '../access/issuer.js';
import { useTestApp } from '../support/start-test-app.js';

const issuer = new Issuer();

interface ItemJson {
  readonly externalId: string;
  readonly viewer?: Readonly<Record<string, boolean>>;
}

describe('a list of somebody else', () => {
  const service = useTestApp({ ...issuer.settings, ANONYMOUS_READ: 'true' });
  const ids: Record<string, number> = {};

  /** `star` has five followers; `ida` looks. */
  beforeEach(async () => {
    for (const name of ['star', 'ida', 'friend', 'blocked', 'blocker', 'muted', 'fan'])
      ids[name] = (await service.nest.get(UserUpsertsService).put(name, { firstName: name })).user.id;
    for (const name of ['friend', 'blocked', 'blocker', 'muted', 'fan'])
      await service.nest.get(FollowsService).follow({ followerId: ids[name]!, followeeId: ids['star']! });
    const { follow, block } = {
      follow: service.nest.get(FollowsService),
      block: service.nest.get(BlocksService),
    };
    await follow.follow({ followerId: ids['ida']!, followeeId: ids['friend']! });
    await block.block({ blockerId: ids['ida']!, blockedId: ids['blocked']! });
    await block.block({ blockerId: ids['blocker']!, blockedId: ids['ida']! });
    await service.nest.get(MutesService).mute({ muterId: ids['ida']!, mutedId: ids['muted']! });
  });

  const as = async (name: string) => ({ headers: bearer(await issuer.token(name)) });

  const list = async (path: string, options: object): Promise<ItemJson[]> => {
    const { status, body } = await service.http.get(path, options);
    expect(status).toBe(200);
    return (body as { items: ItemJson[] }).items;
  };

  const names = (items: readonly ItemJson[]): string[] => items.map(({ externalId }) => externalId);

  const followers = '/v1/users/ext:star/followers?order=oldest';

  it('leaves out who blocks the one who looks, or is blocked, for them alone', async () => {
    expect(names(await list(followers, await as('ida')))).toEqual(['friend', 'muted', 'fan']);
    expect(names(await list(followers, await as('friend')))).toHaveLength(5);
    expect(names(await list(followers, {}))).toHaveLength(5);
    const key = await keyWith(service, 'follows:read');
    expect(names(await list(followers, { headers: key }))).toHaveLength(5);
  });

  it('has full pages all the same', async () => {
    const ida = await as('ida');
    const first = await service.http.get(`${followers}&limit=2`, ida);
    expect(names((first.body as { items: ItemJson[] }).items)).toEqual(['friend', 'muted']);
    const cursor = (first.body as { nextCursor: string }).nextCursor;
    expect(names(await list(`${followers}&limit=2&cursor=${cursor}`, ida))).toEqual(['fan']);
  });

  it.each(['', '&type=person'])(
    'goes on behind its cursor when the first block of the one who looks comes between two pages, and when it ends (%s)',
    async (filter) => {
      const pages = `${followers}&limit=1${filter}`;
      const fan = await as('fan');
      const next = async (cursor: string): Promise<[string, string]> => {
        const { status, body } = await service.http.get(`${pages}&cursor=${cursor}`, fan);
        expect(status).toBe(200);
        const { items, nextCursor } = body as { items: ItemJson[]; nextCursor: string };
        return [items[0]!.externalId, nextCursor];
      };
      const block = { blockerId: ids['blocker']!, blockedId: ids['fan']! };
      const { body } = await service.http.get(pages, fan);
      await service.nest.get(BlocksService).block(block);
      const [second, cursor] = await next((body as { nextCursor: string }).nextCursor);
      const [third, last] = await next(cursor);
      expect([second, third]).toEqual(['blocked', 'muted']);
      await service.nest.get(BlocksService).unblock(block);
      expect((await next(last))[0]).toBe('fan');
    },
  );

  it('says of each, when asked, what is between the one who looks and them', async () => {
    const nothing = { following: false, followedBy: false, requested: false, muting: false };
    const items = await list(`${followers}&viewer=true`, await as('ida'));
    expect(items.map(({ externalId, viewer }) => [externalId, viewer])).toEqual([
      ['friend', { ...nothing, following: true }],
      ['muted', { ...nothing, muting: true }],
      ['fan', nothing],
    ]);
    const own = await list('/v1/users/me/following?viewer=true', await as('ida'));
    expect(own).toMatchObject([{ externalId: 'friend', viewer: { ...nothing, following: true } }]);
    const mutuals = await list('/v1/users/ext:star/mutuals?viewer=true', await as('ida'));
    expect(mutuals).toEqual([]);
  });

  it('says it of known followers, to the one who looks', async () => {
    const nothing = { following: false, followedBy: false, requested: false, muting: false };
    const path = '/v1/users/ext:star/known-followers?viewerId=ext:ida';
    const items = await list(`${path}&viewer=true`, await as('ida'));
    expect(items).toMatchObject([{ externalId: 'friend', viewer: { ...nothing, following: true } }]);
    expect((await list(path, await as('ida')))[0]).not.toHaveProperty('viewer');
    const key = await keyWith(service, 'follows:read');
    const { status, body } = await service.http.get(`${path}&viewer=true`, { headers: key });
    expect([status, body.errors?.[0]?.parameter]).toEqual([422, 'viewer']);
    expect(names(await list(path, { headers: key }))).toEqual(['friend']);
  });

  it('shows all to an administrator, and says what is between them and each', async () => {
    const admin = { headers: bearer(await issuer.token('ida', { claims: { scope: 'admin' } })) };
    for (const query of ['', '&viewer=true'])
      expect(names(await list(`${followers}${query}`, admin))).toHaveLength(5);
    const [friend] = await list(`${followers}&viewer=true`, admin);
    expect(friend?.viewer).toMatchObject({ following: true });
  });

  it('tells that to a user who calls, and to nobody else', async () => {
    for (const options of [{}, { headers: await keyWith(service, 'follows:read') }]) {
      const { status, body } = await service.http.get(`${followers}&viewer=true`, options);
      expect([status, body.errors?.[0]?.parameter]).toEqual([422, 'viewer']);
    }
  });

  it('is hidden altogether between two of whom one blocks the other', async () => {
    for (const [viewer, owner] of [
      ['ida', 'blocked'],
      ['ida', 'blocker'],
      ['blocked', 'ida'],
    ] as const) {
      for (const what of ['followers', 'following', 'mutuals']) {
        const { status, body } = await service.http.get(`/v1/users/ext:${owner}/${what}`, await as(viewer));
        expect([status, body.code]).toEqual([403, 'blocked']);
      }
    }
  });
});
