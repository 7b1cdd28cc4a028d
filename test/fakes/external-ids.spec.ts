import { aUser } from '@retinue/testing';
import { describeBoth, NOBODY, refusal } from './both-kinds.js';

const NOBODYS = { externalId: 'nobody' };

describeBoth('users by external id', (services) => {
  test('are found, changed and deleted, to the letter', async () => {
    const { id } = await services().given.user({ externalId: 'User-1' });
    expect(await services().users.get({ externalId: 'User-1' })).toMatchObject({ id, externalId: 'User-1' });
    expect(await refusal(services().users.get({ externalId: 'user-1' }))).toMatchObject({
      code: 'user_not_found',
      values: ['no user has the external id user-1'],
    });
    expect(await services().users.change({ externalId: 'User-1' }, { firstName: 'New' })).toMatchObject({
      id,
      version: 2,
    });
    await services().users.delete({ externalId: 'User-1' });
    expect(await refusal(services().users.get(id))).toMatchObject({ code: 'user_not_found' });
  });

  test('have one that nobody else has, until they are deleted', async () => {
    const externalId = 'unique';
    const { id } = await services().given.user({ externalId });
    const taken = { code: 'external_id_taken', values: ['externalId is taken: choose another'] };
    expect(await refusal(services().users.create(aUser({ externalId })))).toMatchObject(taken);
    const other = await services().given.user();
    expect(await refusal(services().users.change(other.id, { externalId }))).toMatchObject(taken);
    await services().users.delete(id);
    const again = await services().given.user({ externalId });
    expect([again.externalId, again.id === id]).toEqual([externalId, false]);
  });

  test('are told of the external id before the email, when both are taken', async () => {
    const { externalId, email } = await services().given.user({ externalId: 'both' });
    expect(await refusal(services().users.create(aUser({ externalId, email })))).toMatchObject({
      code: 'external_id_taken',
    });
  });

  test('keep one that was given', async () => {
    const { id } = await services().given.user();
    expect(await services().users.change(id, { externalId: 'fixed' })).toMatchObject({
      externalId: 'fixed',
      version: 2,
    });
    for (const externalId of ['another', null])
      expect(await refusal(services().users.change(id, { externalId }))).toMatchObject({
        code: 'external_id_fixed',
      });
    expect((await services().users.change(id, { externalId: 'fixed' })).version).toBe(2);
    expect(await refusal(services().users.change(NOBODY, { externalId: ' spaces ' }))).toMatchObject({
      code: 'invalid_request',
      values: ['externalId must not begin or end with a space'],
    });
  });

  test('can be listed by it and by email, one at a time', async () => {
    const { id, email } = await services().given.user({ externalId: 'listed' });
    const idsOf = async (
      filter: Parameters<ReturnType<typeof services>['users']['list']>[0],
    ): Promise<number[]> => (await services().users.list(filter, { limit: 9 })).items.map((user) => user.id);
    expect(await idsOf({ externalId: 'listed' })).toEqual([id]);
    expect(await idsOf({ email: email!.toUpperCase() })).toEqual([id]);
    expect(await idsOf({ externalId: 'listed', email: 'another@example.com' })).toEqual([]);
    expect(await idsOf({ externalId: 'listed', type: 'brand' })).toEqual([]);
    const page = services().users.list({ externalId: 'listed' }, { limit: 1, cursor: 'any' });
    expect(await refusal(page)).toMatchObject({ code: 'invalid_cursor' });
  });
});

describeBoth('what is between users by external id', (services) => {
  /** A user by both of their keys. */
  const aKeyedUser = async (externalId: string): Promise<readonly [number, { externalId: string }]> => {
    const { id } = await services().given.user({ externalId });
    return [id, { externalId }];
  };

  test('is followed, asked for and unfollowed by either key', async () => {
    const [followerId, follower] = await aKeyedUser('follower');
    const [followeeId, followee] = await aKeyedUser('followee');
    const { outcome, relationship } = await services().follows.follow({
      followerId: follower,
      followeeId: followee,
    });
    expect([outcome, relationship]).toEqual([
      'followed',
      expect.objectContaining({
        userId: followerId,
        userExternalId: 'follower',
        otherId: followeeId,
        otherExternalId: 'followee',
      }),
    ]);
    const mixed = { followerId, followeeId: followee };
    expect(await services().follows.getFollow(mixed)).toEqual(relationship);
    expect((await services().follows.follow(mixed)).outcome).toBe('already_following');
    const { items } = await services().lists.list(followee, 'followers', 'newest', { limit: 2 });
    expect(items).toEqual([
      expect.objectContaining({ id: followerId, externalId: 'follower', metadata: {} }),
    ]);
    expect(await services().follows.unfollow(mixed)).toBe('unfollowed');
    expect(await refusal(services().follows.getFollow(mixed))).toMatchObject({
      code: 'not_following',
      message: `User ${followerId} does not follow user ext:followee`,
    });
  });

  test('is refused between two keys of one user, and with nobody', async () => {
    const [id, key] = await aKeyedUser('one');
    const refusedFollow = async (
      followerId: typeof key | number,
      followeeId: typeof key | number,
    ): Promise<object> => refusal(services().follows.follow({ followerId, followeeId }));
    for (const [one, other] of [
      [id, key],
      [key, id],
      [key, key],
    ] as const) {
      expect(await refusedFollow(one, other)).toMatchObject({ code: 'cannot_follow_self' });
      const block = services().blocks.block({ blockerId: one, blockedId: other });
      expect(await refusal(block)).toMatchObject({ code: 'cannot_block_self' });
      const mute = services().mutes.mute({ muterId: one, mutedId: other }, new Date(0));
      expect(await refusal(mute)).toMatchObject({ code: 'cannot_mute_self' });
    }
    const nobody = { code: 'user_not_found', values: ['no user has the external id nobody'] };
    expect(await refusedFollow(id, NOBODYS)).toMatchObject(nobody);
    expect(await refusedFollow(NOBODYS, NOBODYS)).toMatchObject(nobody);
    expect(await refusedFollow(NOBODY, NOBODYS)).toMatchObject(nobody);
    expect(await refusal(services().blocks.block({ blockerId: NOBODYS, blockedId: NOBODYS }))).toMatchObject({
      code: 'cannot_block_self',
    });
    expect(await refusal(services().mutes.unmute({ muterId: id, mutedId: NOBODYS }))).toMatchObject(nobody);
    expect(await refusal(services().lists.list(NOBODYS, 'following', 'oldest', { limit: 1 }))).toMatchObject(
      nobody,
    );
  });

  test('names both as the caller did, where a rule says no', async () => {
    const [blockerId, blocker] = await aKeyedUser('blocker');
    const [blockedId, blocked] = await aKeyedUser('blocked');
    expect((await services().blocks.block({ blockerId: blocker, blockedId: blocked })).outcome).toBe(
      'blocked',
    );
    expect((await services().blocks.list(blocker, { limit: 1 })).items).toMatchObject([{ id: blockedId }]);
    const edge = { followerId: blocked, followeeId: blockerId };
    expect(await refusal(services().follows.follow(edge))).toMatchObject({
      code: 'blocked',
      message: `User ext:blocked can't follow user ${blockerId}: one of them blocks the other`,
    });
    expect(await refusal(services().requests.accept(edge))).toMatchObject({
      code: 'request_not_found',
      message: `No request of user ext:blocked waits for user ${blockerId}: it may have been withdrawn`,
    });
  });

  test('filters a list by how it stands to a user of either key', async () => {
    const [id, key] = await aKeyedUser('linked');
    const { relationship } = await services().given.follow({ followeeId: key });
    await services().given.follow({ followerId: relationship.userId });
    const list = async (userId: typeof key | number): Promise<number[]> => {
      const filter = { link: { userId, present: true } };
      const order = [relationship.otherId, 'followers', 'newest', { limit: 9 }] as const;
      return (await services().lists.list(...order, filter)).items.map((item) => item.id);
    };
    await services().given.follow({ followerId: id, followeeId: relationship.userId });
    expect(await list(key)).toEqual([relationship.userId]);
    expect(await list(id)).toEqual(await list(key));
    expect(await refusal(list(NOBODYS))).toMatchObject({ code: 'user_not_found' });
    expect(await list(NOBODY)).toEqual([]);
  });

  test('is told once of who is named both ways, and of nobody who does not exist', async () => {
    const [id, key] = await aKeyedUser('other');
    const { relationship } = await services().given.follow({ followeeId: key });
    const { relationships } = services();
    const { userId } = relationship;
    expect(await relationships.ofUser(userId, [NOBODYS, key, id, NOBODY])).toEqual([relationship]);
    expect(await relationships.ofUser(userId, [id, id])).toEqual([relationship, relationship]);
    expect(
      await relationships.ofPairs([
        { userId, otherId: key },
        { userId, otherId: NOBODYS },
      ]),
    ).toEqual([relationship, undefined]);
    expect(await refusal(relationships.ofUser(NOBODYS, [key]))).toMatchObject({ code: 'user_not_found' });
  });
});
