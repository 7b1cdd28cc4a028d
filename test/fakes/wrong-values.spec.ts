import type { PageOptions } from '@retinue/common';
import type { UserKey } from '@retinue/users';
import { describeBoth, refusal, type ServicesUnderTest } from './both-kinds.js';

/** As a caller without types gives them. */
const NO_KEYS = [undefined, null, '3', {}, { externalId: 4711 }, Number.NaN, 1.5] as unknown as UserKey[];

type Call = readonly [
  name: string,
  call: (services: ServicesUnderTest, id: number, key: UserKey) => Promise<unknown>,
];

const CALLS_BY_KEY: readonly Call[] = [
  ['id', ({ users }, _, key) => users.get(key)],
  ['id', ({ users }, _, key) => users.change(key, {})],
  ['id', ({ users }, _, key) => users.delete(key)],
  ['followerId', ({ follows }, id, key) => follows.follow({ followerId: key, followeeId: id })],
  ['followeeId', ({ follows }, id, key) => follows.unfollow({ followerId: id, followeeId: key })],
  ['followerId', ({ follows }, id, key) => follows.removeFollower({ followerId: key, followeeId: id })],
  ['followeeId', ({ follows }, id, key) => follows.getFollow({ followerId: id, followeeId: key })],
  ['id', ({ lists }, _, key) => lists.list(key, 'followers', 'newest', {})],
  ['id', ({ relationships }, id, key) => relationships.ofUser(key, [id])],
  ['otherId', ({ relationships }, id, key) => relationships.ofUser(id, [id, key])],
  ['otherId', ({ relationships }, id, key) => relationships.ofPairs([{ userId: id, otherId: key }])],
  ['mutedId', ({ mutes }, id, key) => mutes.mute({ muterId: id, mutedId: key })],
  ['blockerId', ({ blocks }, id, key) => blocks.block({ blockerId: key, blockedId: id })],
  ['followerId', ({ requests }, id, key) => requests.accept({ followeeId: id, followerId: key })],
  ['id', ({ blocks }, _, key) => blocks.list(key)],
];

type Paged = (services: ServicesUnderTest, id: number, page?: PageOptions) => Promise<unknown>;

const LISTS: readonly (readonly [what: string, Paged])[] = [
  ['users', ({ users }, _, page) => users.list({}, page)],
  ['followers', ({ lists }, id, page) => lists.list(id, 'followers', 'oldest', page)],
  ['blocks', ({ blocks }, id, page) => blocks.list(id, page)],
  ['mutes', ({ mutes }, id, page) => mutes.list(id, page)],
  ['requests', ({ requests }, id, page) => requests.list(id, page)],
];

describeBoth('wrong values', (services) => {
  it.each(CALLS_BY_KEY)('that can be no key are refused by name: %s', async (name, call) => {
    const { id } = await services().given.user();
    for (const key of NO_KEYS) {
      const { code, message } = (await refusal(call(services(), id, key))) as Record<string, string>;
      expect([key, code]).toEqual([key, 'invalid_request']);
      expect(message).toContain(`${name} must be an id, as a number, or { externalId }, and is `);
    }
  });

  it('are shown', async () => {
    await expect(services().users.get('3' as unknown as UserKey)).rejects.toThrow("and is '3'");
    await expect(services().users.get({ externalId: 'nobody' })).rejects.toThrow(
      'There is no user ext:nobody',
    );
  });

  it.each(LISTS)('that can be no limit are refused, and one that is left out is 50: %s', async (_, list) => {
    const { id } = await services().given.user();
    for (const limit of [0, -1, 1.5, 1_001, Number.NaN, '7', null] as number[]) {
      expect(await refusal(list(services(), id, { limit }))).toEqual({
        code: 'invalid_request',
        message: 'limit must be a whole number from 1 to 1000',
        values: ['limit must be a whole number from 1 to 1000'],
      });
    }
    expect(await list(services(), id, { limit: 1_000 })).toMatchObject({ nextCursor: null });
    expect(await list(services(), id)).toMatchObject({ nextCursor: null });
  });
});

describeBoth('a page whose limit is left out', (services) => {
  it('has 50 rows', async () => {
    const { given, lists } = services();
    const { id: followeeId } = await given.user();
    for (let count = 0; count < 51; count += 1) await given.follow({ followeeId });
    for (const page of [undefined, {}, { limit: undefined }]) {
      const { items, nextCursor } = await lists.list(followeeId, 'followers', 'newest', page);
      expect([items.length, nextCursor === null]).toEqual([50, false]);
    }
  });
});
