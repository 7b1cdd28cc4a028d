import { aUser } from '@retinue/testing';
import { describeBoth, refusal } from './both-kinds.js';

describeBoth('users', (services) => {
  test('create, tidy and get', async () => {
    const { id } = await services().users.create(aUser({ firstName: ' Ida ', lastName: 'Lund' }));
    expect(await services().users.get(id)).toMatchObject({
      firstName: 'Ida',
      type: 'person',
      isPrivate: false,
      followersCount: 0,
      followingCount: 0,
      version: 1,
    });
  });

  test('refuse what breaks a rule, by name', async () => {
    expect(await refusal(services().users.create(aUser({ firstName: '', email: 'nonsense' })))).toEqual({
      code: 'invalid_request',
      message: expect.any(String),
      values: [
        'firstName must not be empty or only spaces',
        'email must be an email address such as mate@nagy.dk',
      ],
    });
  });

  test('refuse an email that another has, in any case', async () => {
    const { id } = await services().given.user({ email: 'taken@example.com' });
    const other = await services().given.user();
    const code = 'email_taken';
    expect(await refusal(services().users.create(aUser({ email: 'TAKEN@example.com' })))).toMatchObject({
      code,
    });
    expect(await refusal(services().users.change(other.id, { email: 'Taken@Example.com' }))).toMatchObject({
      code,
    });
    expect((await services().users.change(id, { email: 'Taken@example.com' })).version).toBe(2);
  });

  test('grow the version with a change, and not without one', async () => {
    const { id, firstName } = await services().given.user();
    expect((await services().users.change(id, { firstName })).version).toBe(1);
    expect((await services().users.change(id, { firstName: 'New' }, [1])).version).toBe(2);
    expect(await refusal(services().users.change(id, { firstName: 'Newer' }, [1]))).toMatchObject({
      code: 'version_mismatch',
    });
  });

  test('list by prefix of a name in pages, each user once', async () => {
    const names = ['Zoe Zorn', 'Émile Zola', 'Zita Abel'].map((name) => name.split(' '));
    for (const [firstName = '', lastName = ''] of names) await services().given.user({ firstName, lastName });
    const first = await services().users.list({ namePrefix: 'z' }, { limit: 2 });
    const second = await services().users.list(
      { namePrefix: 'z' },
      { limit: 2, cursor: first.nextCursor ?? undefined },
    );
    const found = [...first.items, ...second.items].map(({ firstName }) => firstName);
    expect([found, second.nextCursor]).toEqual([['Zita', 'Zoe', 'Émile'], null]);
  });

  test('list nobody of whom one and the one who looks blocks the other, and say what is between the rest', async () => {
    const { users, blocks, follows, given } = services();
    const [ida, blocked, blocker, friend] = [
      await given.user({ lastName: 'Viewed' }),
      await given.user({ lastName: 'Viewed', externalId: 'hidden' }),
      await given.user({ lastName: 'Viewed' }),
      await given.user({ lastName: 'Viewed' }),
    ];
    await blocks.block({ blockerId: ida.id, blockedId: blocked.id });
    await blocks.block({ blockerId: blocker.id, blockedId: ida.id });
    await follows.follow({ followerId: friend.id, followeeId: ida.id });
    const nothing = { following: false, followedBy: false, requested: false, muting: false };
    const filter = { namePrefix: 'viewed', viewer: { id: ida.id, links: true } };
    const { items } = await users.list(filter);
    expect(items.map(({ id, viewer }) => [id, viewer])).toEqual([
      [ida.id, nothing],
      [friend.id, { ...nothing, followedBy: true }],
    ]);
    const all = await users.list({ ...filter, viewer: { id: ida.id, links: false, seesAll: true } });
    expect(all.items.map((item) => [item.id, 'viewer' in item])).toEqual(
      [ida, blocked, blocker, friend].map(({ id }) => [id, false]),
    );
    const found = await users.list({ ...filter, externalId: 'hidden' });
    expect(found.items).toMatchObject([{ id: blocked.id, viewer: nothing }]);
    const first = await users.list(filter, { limit: 1 });
    const others = users.list({ namePrefix: 'viewed' }, { limit: 1, cursor: first.nextCursor ?? '' });
    expect(await refusal(others)).toMatchObject({ code: 'invalid_cursor' });
  });

  test('list all by id', async () => {
    const first = await services().given.user({ type: 'brand' });
    const second = await services().given.user({ type: 'brand' });
    const { items } = await services().users.list({ type: 'brand' }, { limit: 10 });
    expect(items.map(({ id }) => id)).toEqual([first.id, second.id]);
  });

  test('refuse a type that there is not, to be given and to be listed', async () => {
    const { id } = await services().given.user();
    const values = ['type must be one of person, brand'];
    expect(await refusal(services().users.create(aUser({ type: 'robot' })))).toMatchObject({ values });
    expect(await refusal(services().users.change(id, { type: 'robot' }))).toMatchObject({ values });
    expect(await refusal(services().users.list({ type: 'robot' }, { limit: 1 }))).toMatchObject({ values });
    const list = services().lists.list(id, 'followers', 'newest', { limit: 1 }, { type: 'robot' });
    expect(await refusal(list)).toMatchObject({ values });
  });

  test('need no last name and no email, and keep metadata that nobody else holds', async () => {
    const metadata = { tags: ['one'] };
    const { id } = await services().users.create({ firstName: 'Solo', metadata });
    metadata.tags.push('two');
    const found = await services().users.get(id);
    expect(found).toMatchObject({
      lastName: null,
      email: null,
      externalId: null,
      metadata: { tags: ['one'] },
    });
    (found.metadata['tags'] as string[]).push('three');
    expect((await services().users.get(id)).metadata).toEqual({ tags: ['one'] });
    expect((await services().users.change(id, { metadata: { tags: ['one'] } })).version).toBe(1);
    expect((await services().users.list({ namePrefix: 'solo' }, { limit: 9 })).items).toHaveLength(1);
  });

  test('delete with all that was between them and others', async () => {
    const ada = await services().given.user();
    const { relationship } = await services().given.follow({ followeeId: ada.id });
    await services().users.delete(ada.id);
    expect(await refusal(services().users.get(ada.id))).toMatchObject({ code: 'user_not_found' });
    expect((await services().users.get(relationship.userId)).followingCount).toBe(0);
    expect((await services().given.user()).id).toBeGreaterThan(ada.id);
  });
});
