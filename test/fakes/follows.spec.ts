import { type RetinueServices } from '@retinue/testing';
import { describeBoth, NOBODY, refusal } from './both-kinds.js';

describeBoth('follows', (services) => {
  test('follow once, however often', async () => {
    const { outcome, relationship } = await services().given.follow();
    const edge = { followerId: relationship.userId, followeeId: relationship.otherId };
    const again = await services().follows.follow(edge);
    expect([outcome, again.outcome]).toEqual(['followed', 'already_following']);
    expect(again.relationship).toEqual(relationship);
    expect((await services().users.get(edge.followeeId)).followersCount).toBe(1);
    expect(await services().follows.getFollow(edge)).toEqual(relationship);
    expect(await services().follows.unfollow(edge)).toBe('unfollowed');
    expect(await services().follows.unfollow(edge)).toBe('not_following');
    expect(await refusal(services().follows.getFollow(edge))).toMatchObject({ code: 'not_following' });
  });

  test('refuse oneself, nobody, and what the policy leaves out', async () => {
    const { id } = await services().given.user();
    const brand = await services().given.user({ type: 'brand' });
    const refused = async (followerId: number, followeeId: number): Promise<object> =>
      refusal(services().follows.follow({ followerId, followeeId }));
    expect(await refused(id, id)).toMatchObject({
      code: 'cannot_follow_self',
      values: ['followeeId must be the id of another user'],
    });
    expect(await refused(NOBODY, NOBODY)).toMatchObject({ code: 'cannot_follow_self' });
    expect(await refused(id, NOBODY)).toMatchObject({
      code: 'user_not_found',
      values: ['no user has the id 999999'],
    });
    expect(await refused(brand.id, id)).toMatchObject({ code: 'follow_not_allowed' });
  });

  test('end a follow from the other side', async () => {
    const { relationship } = await services().given.follow();
    const edge = { followerId: relationship.userId, followeeId: relationship.otherId };
    await services().follows.removeFollower(edge);
    await services().follows.removeFollower(edge);
    expect(await refusal(services().follows.getFollow(edge))).toMatchObject({ code: 'not_following' });
  });
});

describeBoth('lists', (services) => {
  const namesOf = ({ items }: { readonly items: readonly { readonly firstName: string }[] }): string[] =>
    items.map(({ firstName }) => firstName);

  test('give pages in both orders, and end with null', async () => {
    const { id: followeeId } = await services().given.user();
    for (const firstName of ['One', 'Two', 'Three'])
      await services().given.follow({
        followerId: (await services().given.user({ firstName })).id,
        followeeId,
      });
    for (const [order, expected] of [
      ['newest', ['Three', 'Two', 'One']],
      ['oldest', ['One', 'Two', 'Three']],
    ] as const) {
      const first = await services().lists.list(followeeId, 'followers', order, { limit: 2 });
      const cursor = first.nextCursor ?? undefined;
      const second = await services().lists.list(followeeId, 'followers', order, { limit: 2, cursor });
      expect([namesOf(first), namesOf(second)]).toEqual([expected.slice(0, 2), expected.slice(2)]);
      expect([typeof cursor, second.nextCursor]).toEqual(['string', null]);
    }
  });

  test('show a card with the time, as objects and as JSON', async () => {
    const { relationship } = await services().given.follow();
    const page = await services().lists.list(relationship.userId, 'following', 'newest', { limit: 1 });
    const { id, firstName, lastName, type, isPrivate } = await services().users.get(relationship.otherId);
    const card = { id, firstName, lastName, type, isPrivate, followedAt: relationship.followedAt };
    expect(page.items).toEqual([expect.objectContaining(card)]);
    expect(JSON.parse(page.itemsJson)).toEqual(JSON.parse(JSON.stringify(page.items)));
  });

  test('pass a filter by name, type and link', async () => {
    const { id } = await services().given.user();
    const brand = await services().given.user({ firstName: 'Filtered', type: 'brand' });
    const friend = await services().given.user({ firstName: 'Friend' });
    for (const followeeId of [brand.id, friend.id])
      await services().given.follow({ followerId: id, followeeId });
    await services().given.follow({ followerId: friend.id, followeeId: id });
    const list = async (filter: Parameters<RetinueServices['lists']['list']>[4]): Promise<string[]> =>
      namesOf(await services().lists.list(id, 'following', 'newest', { limit: 9 }, filter));
    expect(await list({ type: 'brand' })).toEqual(['Filtered']);
    expect(await list({ namePrefix: 'FRI' })).toEqual(['Friend']);
    expect(await list({ link: { userId: id, present: true } })).toEqual(['Friend']);
    expect(await list({ link: { userId: id, present: false } })).toEqual(['Filtered']);
  });

  test('leave out who is blocked by the viewer, or blocks them, and say what is between them and the rest', async () => {
    const { given, blocks, mutes, lists } = services();
    const { id: celebrity } = await given.user();
    const { id: viewerId } = await given.user();
    const fans: number[] = [];
    for (const firstName of ['Blocked', 'Blocker', 'Friend', 'Asked', 'Muted'])
      fans.push((await given.user({ firstName, isPrivate: firstName === 'Asked' })).id);
    for (const followerId of fans) await given.follow({ followerId, followeeId: celebrity });
    const [blocked, blocker, friend, asked, muted] = fans as [number, number, number, number, number];
    await blocks.block({ blockerId: viewerId, blockedId: blocked });
    await blocks.block({ blockerId: blocker, blockedId: viewerId });
    await given.follow({ followerId: friend, followeeId: viewerId });
    await given.follow({ followerId: viewerId, followeeId: friend });
    await given.follow({ followerId: viewerId, followeeId: asked });
    await mutes.mute({ muterId: viewerId, mutedId: muted });
    const seen = async (links: boolean) =>
      (await lists.list(celebrity, 'followers', 'oldest', { limit: 9 }, { viewer: { id: viewerId, links } }))
        .items;
    const nothing = { following: false, followedBy: false, requested: false, muting: false };
    expect((await seen(true)).map(({ firstName, viewer }) => [firstName, viewer])).toEqual([
      ['Friend', { ...nothing, following: true, followedBy: true }],
      ['Asked', { ...nothing, requested: true }],
      ['Muted', { ...nothing, muting: true }],
    ]);
    expect((await seen(false)).map(({ firstName, viewer }) => [firstName, viewer])).toEqual([
      ['Friend', undefined],
      ['Asked', undefined],
      ['Muted', undefined],
    ]);
  });

  test('refuse nobody, and a cursor of another list', async () => {
    const { relationship } = await services().given.follow();
    await services().given.follow({ followeeId: relationship.otherId });
    const { nextCursor } = await services().lists.list(relationship.otherId, 'followers', 'newest', {
      limit: 1,
    });
    const page = { limit: 1, cursor: nextCursor ?? undefined };
    expect(
      await refusal(services().lists.list(relationship.otherId, 'followers', 'oldest', page)),
    ).toMatchObject({ code: 'invalid_cursor' });
    expect(await refusal(services().lists.list(NOBODY, 'followers', 'newest', { limit: 1 }))).toMatchObject({
      code: 'user_not_found',
    });
  });
});

describeBoth('relationships', (services) => {
  test('say what is between users, without those who do not exist', async () => {
    const { relationship } = await services().given.follow();
    const { userId, otherId } = relationship;
    expect(await services().relationships.ofUser(userId, [NOBODY, otherId])).toEqual([relationship]);
    const [back, none] = await services().relationships.ofPairs([
      { userId: otherId, otherId: userId },
      { userId, otherId: NOBODY },
    ]);
    expect(back).toMatchObject({ following: false, followedBy: true, followedAt: null });
    expect(none).toBeUndefined();
    expect(await refusal(services().relationships.ofUser(NOBODY, []))).toMatchObject({
      code: 'user_not_found',
    });
  });
});
