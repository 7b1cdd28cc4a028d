import { BlocksService, FollowRequestsService, FollowsService, MutesService } from '@retinue/follows';
import { UsersService, UserUpsertsService } from '@retinue/users';
import { bearer, keyWith } from '../access/callers.js';
import { Issuer } from '../access/issuer.js';
import { useTestApp } from '../support/start-test-app.js';

const issuer = new Issuer();

const NOTHING = { following: false, followedBy: false, requested: false, muting: false };

interface ItemJson {
  readonly externalId: string;
  readonly viewer?: Readonly<Record<string, boolean>>;
}

describe('a list of one’s own', () => {
  const service = useTestApp({ ...issuer.settings });

  /** `ida` is private: `fan` asks to follow her. She mutes `fan` and `friend`, follows `friend`, and blocks `foe`. */
  beforeEach(async () => {
    const { nest } = service;
    const ids: Record<string, number> = {};
    for (const name of ['ida', 'fan', 'friend', 'foe', 'next', 'other'])
      ids[name] = (await nest.get(UserUpsertsService).put(name, { firstName: name })).user.id;
    const { ida, fan, friend, foe, next, other } = ids as Record<string, number> & { ida: number };
    const follow = async (followerId: number, followeeId: number) =>
      nest.get(FollowsService).follow({ followerId, followeeId });
    await follow(ida, friend!);
    await follow(friend!, next!);
    await follow(friend!, other!);
    await follow(next!, ida);
    await nest.get(UsersService).change(ida, { isPrivate: true });
    await follow(fan!, ida);
    await nest.get(MutesService).mute({ muterId: ida, mutedId: fan! });
    await nest.get(MutesService).mute({ muterId: ida, mutedId: friend! });
    await nest.get(BlocksService).block({ blockerId: ida, blockedId: foe! });
    await nest.get(MutesService).mute({ muterId: ida, mutedId: foe! });
  });

  const read = async (path: string, scope?: string): Promise<ItemJson[]> => {
    const headers = bearer(await issuer.token('ida', { claims: scope === undefined ? {} : { scope } }));
    const { status, body } = await service.http.get(path, { headers });
    expect([path, status]).toEqual([path, 200]);
    return (body as { items: ItemJson[] }).items;
  };

  it.each<[list: string, viewers: readonly (readonly [string, object])[]]>([
    ['follow-requests', [['fan', { muting: true }]]],
    ['blocks', [['foe', { muting: true }]]],
    [
      'mutes',
      [
        ['foe', { muting: true }],
        ['friend', { muting: true, following: true }],
        ['fan', { muting: true }],
      ],
    ],
    [
      'suggestions',
      [
        ['next', { followedBy: true }],
        ['other', {}],
      ],
    ],
  ])('says, when asked, what is between the one who looks and each: %s', async (list, viewers) => {
    const path = `/v1/users/me/${list}`;
    const items = await read(`${path}?viewer=true`);
    expect(items.map(({ externalId, viewer }) => [externalId, viewer])).toEqual(
      viewers.map(([name, viewer]) => [name, { ...NOTHING, ...viewer }]),
    );
    const unasked = await read(path);
    expect(unasked).toEqual(items.map(({ viewer: _viewer, ...item }) => item));
    const first = await read(`${path}?viewer=true&limit=1`);
    expect(first).toEqual(items.slice(0, 1));
    const key = await keyWith(service, 'follows:read');
    const { status, body } = await service.http.get(`/v1/users/ext:ida/${list}?viewer=true`, {
      headers: key,
    });
    expect([status, body.errors?.[0]?.parameter]).toEqual([422, 'viewer']);
  });

  it('says to an administrator what is between themselves and each, whoever’s list it is', async () => {
    await service.nest.get(FollowRequestsService).reject({
      followerId: { externalId: 'fan' },
      followeeId: { externalId: 'ida' },
    });
    const items = await read('/v1/users/ext:friend/suggestions?viewer=true', 'admin');
    expect(items.map(({ externalId, viewer }) => [externalId, viewer])).toEqual([['ida', NOTHING]]);
  });
});
