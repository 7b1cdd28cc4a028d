import { BLOCKS, FollowsImportService, FollowsService, RelationsImportService } from '@retinue/follows';
import { UserDeletions, UserUpsertsService } from '@retinue/users';
import { bearer, type Credentials, keyWith } from '../access/callers.js';
import { Issuer } from '../access/issuer.js';
import { type LoggedEvent, loggedEvents } from '../support/logged-events.js';
import { eventually } from '../support/pairs.js';
import { addPeople, type Ids, type Name, sendAs, type Way, WAYS } from '../support/ways-of-follows.js';
import { storedContent } from '../support/stored-content.js';
import { startTestApp, useTestApp } from '../support/start-test-app.js';

describe('who called for', () => {
  const issuer = new Issuer();
  const service = useTestApp({ ...issuer.settings, SELF_SIGNUP: 'true' });
  let ids: Ids;
  let before: number;

  beforeEach(async () => {
    ids = await addPeople(service);
    before = (await loggedEvents(service)).length;
  });

  const newEvents = async (): Promise<LoggedEvent[]> => (await loggedEvents(service)).slice(before);

  const tokenOf = async (name: string, claims: object = {}): Promise<Credentials> =>
    bearer(await issuer.token(name, { claims: { ...claims } }));

  const CALLERS: Readonly<Record<string, (by: Name) => Promise<readonly [Credentials, object]>>> = {
    'the user themselves': async (by) => [await tokenOf(by), { caller: ids[by], service: null }],
    'a service in its own name': async () => [
      await keyWith(service, 'follows:write', 'users:write'),
      { caller: null, service: 'a service' },
    ],
    'a service that acts for the user': async (by) => [
      { ...(await keyWith(service, 'act-as')), 'Act-As': `ext:${by}` },
      { caller: ids[by], service: 'a service' },
    ],
  };

  describe.each(Object.keys(WAYS))('%s', (way) => {
    it.each(Object.keys(CALLERS))('is in the log: %s', async (caller) => {
      const { by, send: request, events } = WAYS[way]!;
      const [credentials, logged] = await CALLERS[caller]!(by);
      await sendAs(service, request, credentials);
      const found = await newEvents();
      expect(found.map(({ type }) => type).toSorted()).toEqual(events);
      for (const event of found) expect(event).toMatchObject(logged);
    });
  });

  it('a change to public by an upsert of many', async () => {
    const users = [{ externalId: 'ida', firstName: 'Ida', isPrivate: false }];
    await sendAs(service, ['put', '/v1/users', { users }], await keyWith(service, 'users:write'));
    expect(await newEvents()).toMatchObject([
      { type: 'accept_follower', caller: null, service: 'a service' },
    ]);
  });

  it('each of many follows that share a transaction is said of each', async () => {
    const upserts = service.nest.get(UserUpsertsService, { strict: false });
    const names = Array.from({ length: 40 }, (_, index) => `fan-${index}`);
    await upserts.putMany(names.map((externalId) => ({ externalId, firstName: externalId })));
    const key = await keyWith(service, 'act-as', 'follows:write');
    const callers = await Promise.all(
      names.map(async (name, index) =>
        index % 3 === 0 ? tokenOf(name) : index % 3 === 1 ? key : { ...key, 'Act-As': `ext:${name}` },
      ),
    );
    for (const method of ['put', 'delete'] as const) {
      const requests = names.map((name): Way['send'] => [method, `/v1/users/ext:${name}/following/ext:cat`]);
      await Promise.all(requests.map(async (request, index) => sendAs(service, request, callers[index]!)));
    }
    const found = await newEvents();
    expect(found).toHaveLength(80);
    const first = Math.min(...found.map(({ actor }) => actor));
    for (const { actor, ...event } of found) {
      const kind = (actor - first) % 3;
      expect([kind, event.caller, event.service]).toEqual([
        kind,
        kind === 1 ? null : actor,
        kind === 0 ? null : 'a service',
      ]);
    }
  });

  it('more than goes in one step is said of all that goes in the background', async () => {
    const upserts = service.nest.get(UserUpsertsService, { strict: false });
    const names = Array.from({ length: 700 }, (_, index) => `fan-${index}`);
    const { result } = await upserts.putMany(
      names.map((externalId) => ({ externalId, firstName: externalId })),
    );
    const fans = result.flatMap((row) => ('id' in row ? [row.id] : []));
    const follows = service.nest.get(FollowsService, { strict: false });
    await Promise.all(fans.map(async (followerId) => follows.follow({ followerId, followeeId: ids.ida })));
    const key = await keyWith(service, 'act-as', 'users:write');
    await sendAs(service, ['patch', '/v1/users/ext:ida', { isPrivate: false }], {
      ...key,
      'Act-As': 'ext:ida',
    });
    const accepted = async (): Promise<LoggedEvent[]> =>
      (await newEvents()).filter(({ type }) => type === 'accept_follower');
    await eventually(async () => (await accepted()).length === 701);
    for (const event of await accepted())
      expect(event).toMatchObject({ caller: ids.ida, service: 'a service' });

    await sendAs(service, ['delete', '/v1/users/ext:ida'], key);
    await service.nest.get(UserDeletions, { strict: false }).finished();
    const left = (await newEvents()).filter(({ type }) => type.startsWith('leave'));
    expect(left).toHaveLength(701);
    for (const event of left) expect(event).toMatchObject({ caller: null, service: 'a service' });
  });

  it('a change is nobody who is not a user, or was deleted, though a token lets them do it', async () => {
    const admin = { scope: 'admin' };
    await sendAs(service, WAYS['a follow']!.send, await tokenOf('root of no user', admin));
    await sendAs(service, ['delete', '/v1/users/ext:cat'], await keyWith(service, 'users:write'));
    await sendAs(service, WAYS['an unfollow']!.send, await tokenOf('cat', admin));
    const [followed, left, unfollowed] = await newEvents();
    expect(followed).toMatchObject({ type: 'follow', caller: null, service: null });
    expect(left).toMatchObject({ type: 'leave_follower', caller: null, service: 'a service' });
    expect(unfollowed).toMatchObject({ type: 'unfollow', caller: null, service: null });
  });

  it('a change is not the user who will get the id that a token names', async () => {
    const app = await startTestApp({ ...issuer.settings, JWT_USER_IS: 'id' });
    try {
      const { ann } = await addPeople(app);
      await sendAs(app, WAYS['a follow']!.send, await tokenOf('999', { scope: 'admin' }));
      await sendAs(app, WAYS['an unfollow']!.send, await tokenOf(String(ann)));
      expect((await loggedEvents(app)).slice(-2)).toMatchObject([
        { type: 'follow', caller: null, service: null },
        { type: 'unfollow', caller: ann, service: null },
      ]);
    } finally {
      await app.close();
    }
  });

  it('a change may be an administrator, who is neither of the two', async () => {
    const admin = await tokenOf('cat', { scope: 'admin' });
    await sendAs(service, WAYS['an unfollow']!.send, admin);
    await sendAs(service, WAYS['a block']!.send, { ...admin, 'Act-As': 'ext:ben' });
    expect(await newEvents()).toMatchObject([
      { type: 'unfollow', actor: ids.ann, caller: ids.cat, service: null },
      { type: 'block_followee', actor: ids.ben, caller: ids.ben, service: 'an administrator' },
    ]);
  });

  it('a change is said by those who call the services', async () => {
    const { ann, ben, cat } = ids;
    const get = service.nest;
    await get
      .get(FollowsImportService, { strict: false })
      .add([{ followerId: cat, followeeId: ben }], { caller: { service: 'our import' } });
    await get
      .get(RelationsImportService, { strict: false })
      .add(BLOCKS, [{ fromId: ben, toId: cat }], { caller: { id: ann, service: 'our import' } });
    await get.get(FollowsService, { strict: false }).unfollow({ followerId: ann, followeeId: ben });
    expect(await newEvents()).toMatchObject([
      { type: 'import', caller: null, service: 'our import' },
      { type: 'block_follower', caller: ann, service: 'our import' },
      { type: 'unfollow', caller: null, service: null },
    ]);
  });

  it('a change leaves no text of a user who called, once they are deleted', async () => {
    const upserts = service.nest.get(UserUpsertsService, { strict: false });
    await upserts.put('zoe-4711', { firstName: 'Zoe' });
    const zoe = await tokenOf('zoe-4711');
    const key = { ...(await keyWith(service, 'act-as')), 'Act-As': 'ext:zoe-4711' };
    await sendAs(service, ['put', '/v1/users/ext:zoe-4711/following/ext:cat'], key);
    await sendAs(service, ['put', '/v1/users/ext:zoe-4711/following/ext:ben'], zoe);
    expect(JSON.stringify(await storedContent(service))).toContain('zoe-4711');
    await sendAs(service, ['delete', '/v1/users/me'], zoe);
    await service.nest.get(UserDeletions, { strict: false }).finished();
    const content = await storedContent(service);
    expect(JSON.stringify(content)).not.toMatch(/zoe/i);
    expect(content['pending_departures']).toEqual([]);
    expect(await newEvents()).toMatchObject([
      { type: 'follow', service: 'a service' },
      { type: 'follow', service: null },
      { type: 'leave_followee', service: null },
      { type: 'leave_followee', service: null },
    ]);
  });
});

describe('where nobody is asked who they are', () => {
  const service = useTestApp();

  it.each(Object.keys(WAYS))('nobody is said to have called: %s', async (way) => {
    const { ann } = await addPeople(service);
    const before = (await loggedEvents(service)).length;
    const [method, path, body] = WAYS[way]!.send;
    await service.http.send(method, path, { body });
    const found = (await loggedEvents(service)).slice(before);
    expect(found.map(({ type }) => type).toSorted()).toEqual(WAYS[way]!.events);
    for (const event of found) expect(event).toMatchObject({ caller: null, service: null });
    if (way === 'a deletion') return;
    const { items } = (await service.http.get(`/v1/users/${ann}/follow-history`)).body;
    expect(items[0]).toMatchObject({ callerId: null, callerExternalId: null, service: null });
  });
});
