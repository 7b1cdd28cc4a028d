import { BlocksService, FollowsService, MutesService } from '@retinue/follows';
import { UserUpsertsService } from '@retinue/users';
import { bearer, keyWith } from '../access/callers.js';
import { Issuer } from '../access/issuer.js';
import { useTestApp } from '../support/start-test-app.js';

const issuer = new Issuer();

interface UserJson {
  readonly externalId: string;
  readonly viewer?: Readonly<Record<string, boolean>>;
}

interface PageJson {
  readonly items: readonly UserJson[];
  readonly nextCursor: string | null;
}

/** In this order: their ids grow. All are called Same. */
const NAMES = ['ida', 'blocked', 'friend', 'blocker', 'muted', 'secret', 'fan'];

const NOTHING = { following: false, followedBy: false, requested: false, muting: false };

describe('the list of users, and the search in it', () => {
  const service = useTestApp({ ...issuer.settings, ANONYMOUS_READ: 'true' });

  beforeEach(async () => {
    const upserts = service.nest.get(UserUpsertsService);
    const ids: Record<string, number> = {};
    for (const name of NAMES) {
      const profile = { firstName: 'Same', lastName: 'Same', email: `${name}@example.org` };
      const { user } = await upserts.put(name, { ...profile, isPrivate: name === 'secret' });
      ids[name] = user.id;
    }
    const follows = service.nest.get(FollowsService);
    await follows.follow({ followerId: ids['ida']!, followeeId: ids['friend']! });
    await follows.follow({ followerId: ids['fan']!, followeeId: ids['ida']! });
    await follows.follow({ followerId: ids['ida']!, followeeId: ids['secret']! });
    const blocks = service.nest.get(BlocksService);
    await blocks.block({ blockerId: ids['ida']!, blockedId: ids['blocked']! });
    await blocks.block({ blockerId: ids['blocker']!, blockedId: ids['ida']! });
    await service.nest.get(MutesService).mute({ muterId: ids['ida']!, mutedId: ids['muted']! });
  });

  const as = async (name: string, claims = {}) => ({
    headers: bearer(await issuer.token(name, { claims })),
  });

  const read = async (path: string, options: object): Promise<PageJson> => {
    const { status, body } = await service.http.get(path, options);
    expect([path, status]).toEqual([path, 200]);
    return body as PageJson;
  };

  const names = ({ items }: PageJson): string[] => items.map(({ externalId }) => externalId);

  const WAYS = ['/v1/users?', '/v1/users?type=person&', '/v1/users?q=same&', '/v1/users?q=same&type=person&'];

  it.each(WAYS)('leave out who blocks the one who looks, or is blocked, for them alone: %s', async (path) => {
    expect(names(await read(path, await as('ida')))).toEqual(['ida', 'friend', 'muted', 'secret', 'fan']);
    expect(names(await read(path, await as('blocked')))).toEqual(NAMES.filter((name) => name !== 'ida'));
    expect(names(await read(path, await as('blocker')))).toEqual(NAMES.filter((name) => name !== 'ida'));
    for (const others of [
      {},
      await as('friend'),
      await as('stranger'),
      await as('ida', { scope: 'admin' }),
      { headers: await keyWith(service, 'users:read') },
    ])
      expect(names(await read(path, others))).toEqual(NAMES);
  });

  it('leave them out for a service that acts as the user', async () => {
    const headers = { ...(await keyWith(service, 'act-as')), 'Act-As': 'ext:ida' };
    expect(names(await read('/v1/users?q=same', { headers }))).not.toContain('blocked');
  });

  it.each(WAYS)('have full pages all the same, and cursors that are the viewer’s own: %s', async (path) => {
    const ida = await as('ida');
    const first = await read(`${path}limit=2`, ida);
    expect(names(first)).toEqual(['ida', 'friend']);
    const second = await read(`${path}limit=2&cursor=${first.nextCursor}`, ida);
    expect(names(second)).toEqual(['muted', 'secret']);
    const third = await read(`${path}limit=2&cursor=${second.nextCursor}`, ida);
    expect([names(third), third.nextCursor]).toEqual([['fan'], null]);
    for (const others of [{}, await as('friend')]) {
      const { status, body } = await service.http.get(`${path}limit=2&cursor=${first.nextCursor}`, others);
      expect([status, body.code]).toEqual([422, 'invalid_cursor']);
    }
  });

  it('have no next page where only those are left who are left out', async () => {
    const friend = service.nest.get(UserUpsertsService);
    await friend.put('zed', { firstName: 'Zed' });
    const blocks = service.nest.get(BlocksService);
    await blocks.block({ blockerId: { externalId: 'zed' }, blockedId: { externalId: 'ida' } });
    const page = await read('/v1/users?limit=5', await as('ida'));
    expect([names(page).at(-1), page.nextCursor]).toEqual(['fan', null]);
  });

  it.each([...WAYS, '/v1/users?limit=1000&'])(
    'say of each, when asked, what is between the one who looks and them: %s',
    async (path) => {
      const { items } = await read(`${path}viewer=true`, await as('ida'));
      expect(items.map(({ externalId, viewer }) => [externalId, viewer])).toEqual([
        ['ida', NOTHING],
        ['friend', { ...NOTHING, following: true }],
        ['muted', { ...NOTHING, muting: true }],
        ['secret', { ...NOTHING, requested: true }],
        ['fan', { ...NOTHING, followedBy: true }],
      ]);
      const unasked = await read(path, await as('ida'));
      expect(unasked.items.filter((item) => 'viewer' in item)).toEqual([]);
    },
  );

  it('say it to an administrator of everybody', async () => {
    const { items } = await read('/v1/users?viewer=true', await as('ida', { scope: 'admin' }));
    expect(items.map(({ externalId }) => externalId)).toEqual(NAMES);
    expect(items[2]!.viewer).toEqual({ ...NOTHING, following: true });
  });

  it('tell that to a user who calls, and to nobody else', async () => {
    for (const options of [{}, { headers: await keyWith(service, 'users:read') }, await as('stranger')]) {
      const { status, body } = await service.http.get('/v1/users?viewer=true', options);
      expect([status, body.errors?.[0]?.parameter]).toEqual([422, 'viewer']);
    }
  });

  it('give the one who is asked for by their external id, as their profile is given, to whoever may read users', async () => {
    for (const name of ['blocked', 'blocker']) {
      const path = `/v1/users?externalId=${name}&viewer=true`;
      const { items } = await read(path, await as('ida'));
      expect(items).toMatchObject([{ externalId: name, email: null, viewer: NOTHING }]);
      expect((await service.http.get(`/v1/users/ext:${name}`, await as('ida'))).status).toBe(200);
    }
    const friend = await read('/v1/users?externalId=friend&viewer=true', await as('ida'));
    expect(friend.items).toMatchObject([{ viewer: { ...NOTHING, following: true } }]);
    expect((await read('/v1/users?externalId=nobody&viewer=true', await as('ida'))).items).toEqual([]);
  });

  it('give nobody by an email to a user, blocked or not', async () => {
    for (const name of ['blocked', 'friend', 'nobody']) {
      const path = `/v1/users?email=${name}@example.org`;
      const { status, body } = await service.http.get(path, await as('ida'));
      expect([status, body.code]).toEqual([403, 'not_allowed']);
    }
  });
});
