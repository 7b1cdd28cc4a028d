import { describeBoth, refusal } from './both-kinds.js';

describeBoth('upserts', (services) => {
  test('create, change and leave a user as they are', async () => {
    const put = async (user: Parameters<ReturnType<typeof services>['upserts']['put']>[1]): Promise<object> =>
      services().upserts.put('put', user);
    const metadata = { displayName: 'Ida' };
    expect(await put({ firstName: ' Ida ', metadata })).toMatchObject({
      outcome: 'created',
      user: { externalId: 'put', firstName: 'Ida', lastName: null, email: null, type: 'person', metadata },
    });
    expect(await put({ firstName: 'Ida' })).toMatchObject({ outcome: 'unchanged', user: { version: 1 } });
    expect(await put({ firstName: 'Ida', metadata: { ...metadata } })).toMatchObject({
      outcome: 'unchanged',
    });
    expect(await put({ firstName: 'Ida', metadata: null, isPrivate: true })).toMatchObject({
      outcome: 'updated',
      user: { version: 2, metadata: {}, isPrivate: true },
    });
  });

  test('accept who waits, when a user turns public', async () => {
    const { user } = await services().upserts.put('turns', { firstName: 'Ida', isPrivate: true });
    await services().given.follow({ followeeId: user.id });
    const { user: turned } = await services().upserts.put('turns', { firstName: 'Ida', isPrivate: false });
    expect(turned.followersCount).toBe(1);
  });

  test('refuse what breaks a rule, one thing at a time', async () => {
    const { upserts, given } = services();
    const { email } = await given.user();
    const { user } = await upserts.put('refused', { firstName: 'Ida' });
    expect(await refusal(upserts.put(' ', { firstName: '' }))).toMatchObject({
      values: ['externalId must not begin or end with a space'],
    });
    for (const externalId of ['refused', 'new'])
      expect(await refusal(upserts.put(externalId, { firstName: '', email: 'nonsense' }))).toMatchObject({
        code: 'invalid_request',
        values: ['firstName must not be empty or only spaces'],
      });
    for (const externalId of ['refused', 'new'])
      expect(await refusal(upserts.put(externalId, { firstName: 'Ida', email }))).toMatchObject({
        code: 'email_taken',
      });
    expect(await services().users.get(user.id)).toEqual(user);
  });

  test('keep their conditions', async () => {
    const put = async (externalId: string, expected?: number[]): Promise<object> =>
      refusal(services().upserts.put(externalId, { firstName: 'Ida' }, { expected, mustExist: true }));
    await services().upserts.put('there', { firstName: 'Ida' });
    expect(await put('nowhere')).toMatchObject({
      code: 'version_mismatch',
      values: ['version must be left out to create the user'],
    });
    expect(await put('there', [2])).toMatchObject({ code: 'version_mismatch' });
    expect(await put('there', [1, 2])).toEqual({ code: undefined, message: undefined, values: [] });
  });

  test('take many, a row for each, and refuse no other for one', async () => {
    const { email } = await services().given.user();
    const { result, replayed } = await services().upserts.putMany([
      { externalId: 'many-1', firstName: 'One' },
      { externalId: 'many-1', firstName: 'One again' },
      { externalId: 'many-1', firstName: '', email },
      { externalId: 'many-2', firstName: '' },
      { externalId: '', firstName: 'Nameless' },
      { externalId: 'many-2', firstName: 'Two', email },
      { externalId: 'many-2', firstName: 'Two' },
    ]);
    const { id } = await services().users.get({ externalId: 'many-1' });
    const taken = { outcome: 'refused', code: 'email_taken', detail: 'email is taken: choose another' };
    expect(replayed).toBe(false);
    expect(result).toEqual([
      { outcome: 'created', id },
      { outcome: 'updated', id },
      taken,
      expect.objectContaining({
        code: 'invalid_request',
        detail: 'firstName must not be empty or only spaces',
      }),
      expect.objectContaining({
        code: 'invalid_request',
        detail: expect.stringMatching(/^externalId must be/),
      }),
      taken,
      { outcome: 'created', id: expect.any(Number) },
    ]);
  });

  test('answer the same again under one idempotency key, and refuse another', async () => {
    const { upserts } = services();
    const users = [{ externalId: 'again', firstName: 'Ida' }];
    const options = { idempotencyKey: 'key-1' };
    const first = await upserts.putMany(users, options);
    expect(await upserts.putMany(users, options)).toEqual({ result: first.result, replayed: true });
    const reused = upserts.putMany([...users, { externalId: 'more', firstName: 'Ida' }], options);
    expect(await refusal(reused)).toMatchObject({ code: 'idempotency_key_reused' });
    expect(await refusal(services().users.get({ externalId: 'more' }))).toMatchObject({
      code: 'user_not_found',
    });
  });
});
