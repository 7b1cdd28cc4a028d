import { describeBoth, NOBODY, refusal } from './both-kinds.js';

describeBoth('requests', (services) => {
  const asked = async (): Promise<{ followerId: number; followeeId: number }> => {
    const { id: followeeId } = await services().given.user({ isPrivate: true });
    const { outcome, relationship } = await services().given.follow({ followeeId });
    expect(outcome).toBe('requested');
    return { followerId: relationship.userId, followeeId };
  };

  test('wait, and become a follow by accepting', async () => {
    const edge = await asked();
    expect((await services().follows.follow(edge)).outcome).toBe('already_requested');
    const { items } = await services().requests.list(edge.followeeId, { limit: 2 });
    expect(items).toEqual([expect.objectContaining({ id: edge.followerId, requestedAt: expect.any(Date) })]);
    const { outcome, relationship } = await services().requests.accept(edge);
    expect([outcome, relationship.followedBy]).toEqual(['accepted', true]);
    expect((await services().requests.accept(edge)).outcome).toBe('already_following');
    expect(await refusal(services().requests.reject(edge))).toMatchObject({ code: 'already_accepted' });
  });

  test('go by rejecting and by withdrawing', async () => {
    const edge = await asked();
    await services().requests.reject(edge);
    expect(await refusal(services().requests.accept(edge))).toMatchObject({ code: 'request_not_found' });
    await services().follows.follow(edge);
    expect(await services().follows.unfollow(edge)).toBe('request_withdrawn');
  });

  test('are accepted when the followee turns public', async () => {
    const edge = await asked();
    const { followersCount, version } = await services().users.change(edge.followeeId, { isPrivate: false });
    expect([followersCount, version]).toEqual([1, 2]);
    expect((await services().follows.getFollow(edge)).following).toBe(true);
  });
});

describeBoth('blocks', (services) => {
  test('end what is between the two, and forbid what would come', async () => {
    const { relationship } = await services().given.follow();
    const [blockedId, blockerId] = [relationship.userId, relationship.otherId];
    const first = await services().blocks.block({ blockerId, blockedId });
    const second = await services().blocks.block({ blockerId, blockedId });
    expect([first.outcome, second.outcome]).toEqual(['blocked', 'already_blocked']);
    expect(first.relationship).toMatchObject({ blocking: true, followedBy: false });
    for (const edge of [
      { followerId: blockedId, followeeId: blockerId },
      { followerId: blockerId, followeeId: blockedId },
    ])
      expect(await refusal(services().follows.follow(edge))).toMatchObject({ code: 'blocked' });
    const { items } = await services().blocks.list(blockerId, { limit: 2 });
    expect(items).toEqual([expect.objectContaining({ id: blockedId, blockedAt: expect.any(Date) })]);
    await services().blocks.unblock({ blockerId, blockedId });
    expect((await services().blocks.list(blockerId, { limit: 2 })).isEmpty).toBe(true);
  });

  test('refuse oneself and nobody', async () => {
    const { id } = await services().given.user();
    const refused = async (blockedId: number): Promise<object> =>
      refusal(services().blocks.block({ blockerId: id, blockedId }));
    expect(await refused(id)).toMatchObject({ code: 'cannot_block_self' });
    expect(await refused(NOBODY)).toMatchObject({ code: 'user_not_found' });
  });
});

describeBoth('mutes', (services) => {
  test('stand until their end, which can be changed', async () => {
    const { outcome, relationship } = await services().given.mute();
    const mute = { muterId: relationship.userId, mutedId: relationship.otherId };
    const expiresAt = new Date(Date.now() + 60_000);
    const again = await services().mutes.mute(mute, expiresAt);
    expect([outcome, again.outcome, again.relationship.muting]).toEqual(['muted', 'already_muted', true]);
    const { items } = await services().mutes.list(mute.muterId, { limit: 2 });
    expect(items).toEqual([
      expect.objectContaining({ id: mute.mutedId, mutedAt: expect.any(Date), expiresAt }),
    ]);
    await services().mutes.unmute(mute);
    expect((await services().mutes.list(mute.muterId, { limit: 2 })).isEmpty).toBe(true);
  });

  test('refuse oneself, nobody, and an end that has passed', async () => {
    const [{ id }, other] = [await services().given.user(), await services().given.user()];
    const refused = async (mutedId: number, end?: Date): Promise<object> =>
      refusal(services().mutes.mute({ muterId: id, mutedId }, end));
    expect(await refused(id)).toMatchObject({ code: 'cannot_mute_self' });
    expect(await refused(NOBODY)).toMatchObject({ code: 'user_not_found' });
    expect(await refused(other.id, new Date(0))).toEqual({
      code: 'invalid_request',
      message: expect.any(String),
      values: ['expiresAt must be in the future; leave it out to mute for good'],
    });
  });
});

describeBoth('lists of requests, blocks and mutes', (services) => {
  test('say what is between each and a viewer who wants to know', async () => {
    const { follows, requests, blocks, mutes, given } = services();
    const owner = await given.user({ isPrivate: true });
    const [fan, foe] = [await given.user(), await given.user()];
    await follows.follow({ followerId: fan.id, followeeId: owner.id });
    await follows.follow({ followerId: owner.id, followeeId: fan.id });
    await mutes.mute({ muterId: owner.id, mutedId: fan.id });
    await blocks.block({ blockerId: owner.id, blockedId: foe.id });
    const nothing = { following: false, followedBy: false, requested: false, muting: false };
    const viewer = { id: owner.id, links: true };
    const [request] = (await requests.list(owner.id, {}, viewer)).items;
    expect(request).toMatchObject({ id: fan.id, viewer: { ...nothing, following: true, muting: true } });
    const [mute] = (await mutes.list(owner.id, {}, viewer)).items;
    expect(mute).toMatchObject({ id: fan.id, viewer: { ...nothing, following: true, muting: true } });
    const [block] = (await blocks.list(owner.id, {}, viewer)).items;
    expect(block).toMatchObject({ id: foe.id, viewer: nothing });
    expect((await blocks.list(owner.id, {}, { ...viewer, links: false })).items[0]).not.toHaveProperty(
      'viewer',
    );
  });
});
