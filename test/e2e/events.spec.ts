import {
  BLOCKS,
  EventsService,
  FOLLOW_REQUESTS,
  FollowsImportService,
  MUTES,
  RelationsImportService,
} from '@retinue/follows';
import { UnitOfWork } from '@retinue/database';
import { UsersImportService } from '@retinue/users';
import { keyWith } from '../access/callers.js';
import { Issuer } from '../access/issuer.js';
import { type EventJson, eventPage, eventsAfter } from '../support/events.js';
import { problemOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';
import { addPeople, type Ids, type Name, sendAs, type Way } from '../support/ways-of-follows.js';

type Told = readonly [type: string, cause: string, actor: Name, subject: Name, data?: object];

/** What somebody asks for, and what the log tells of it. Ida is private. Ann and Ben follow each other, Ann has asked Ida. */
const CHANGES: Readonly<Record<string, readonly [...send: Way['send'][], told: readonly Told[]]>> = {
  'a follow': [
    ['put', '/v1/users/ext:ann/following/ext:cat'],
    [['follow.created', 'follow', 'ann', 'cat', { follower: 'actor' }]],
  ],
  'a follow that stands already': [['put', '/v1/users/ext:ann/following/ext:ben'], []],
  'an unfollow': [
    ['delete', '/v1/users/ext:ann/following/ext:ben'],
    [['follow.ended', 'unfollow', 'ann', 'ben', { follower: 'actor' }]],
  ],
  'the removal of a follower': [
    ['delete', '/v1/users/ext:ben/followers/ext:ann'],
    [['follow.ended', 'remove', 'ben', 'ann', { follower: 'subject' }]],
  ],
  'a request': [
    ['put', '/v1/users/ext:ben/following/ext:ida'],
    [['request.created', 'follow', 'ben', 'ida', { follower: 'actor' }]],
  ],
  'a request that is withdrawn': [
    ['delete', '/v1/users/ext:ann/following/ext:ida'],
    [['request.withdrawn', 'unfollow', 'ann', 'ida', { follower: 'actor' }]],
  ],
  'a request that is accepted': [
    ['put', '/v1/users/ext:ida/follow-requests/ext:ann'],
    [
      ['request.accepted', 'accept', 'ida', 'ann', { follower: 'subject' }],
      ['follow.created', 'accept', 'ida', 'ann', { follower: 'subject' }],
    ],
  ],
  'a request that is rejected': [
    ['delete', '/v1/users/ext:ida/follow-requests/ext:ann'],
    [['request.rejected', 'reject', 'ida', 'ann', { follower: 'subject' }]],
  ],
  'a change to public': [
    ['patch', '/v1/users/ext:ida', { isPrivate: false }],
    [
      ['user.updated', 'update', 'ida', 'ida', { version: 2, changed: ['isPrivate'] }],
      ['request.accepted', 'accept', 'ida', 'ann', { follower: 'subject' }],
      ['follow.created', 'accept', 'ida', 'ann', { follower: 'subject' }],
    ],
  ],
  'a batch': [
    [
      'post',
      '/v1/follows/batch',
      {
        operations: [
          { op: 'unfollow', followerId: 'ext:ann', followeeId: 'ext:ida' },
          { op: 'unfollow', followerId: 'ext:ann', followeeId: 'ext:ben' },
          { op: 'follow', followerId: 'ext:ann', followeeId: 'ext:cat' },
        ],
      },
    ],
    [
      ['request.withdrawn', 'unfollow', 'ann', 'ida', { follower: 'actor' }],
      ['follow.ended', 'unfollow', 'ann', 'ben', { follower: 'actor' }],
      ['follow.created', 'follow', 'ann', 'cat', { follower: 'actor' }],
    ],
  ],
  'a block between followers': [
    ['put', '/v1/users/ext:ben/blocks/ext:ann'],
    [
      ['block.created', 'block', 'ben', 'ann', {}],
      ['follow.ended', 'block', 'ben', 'ann', { follower: 'actor' }],
      ['follow.ended', 'block', 'ben', 'ann', { follower: 'subject' }],
    ],
  ],
  'a block of who asked': [
    ['put', '/v1/users/ext:ida/blocks/ext:ann'],
    [
      ['block.created', 'block', 'ida', 'ann', {}],
      ['request.rejected', 'block', 'ida', 'ann', { follower: 'subject' }],
    ],
  ],
  'a block of who was asked': [
    ['put', '/v1/users/ext:ann/blocks/ext:ida'],
    [
      ['block.created', 'block', 'ann', 'ida', {}],
      ['request.withdrawn', 'block', 'ann', 'ida', { follower: 'actor' }],
    ],
  ],
  'a block that ends': [
    ['put', '/v1/users/ext:ann/blocks/ext:cat'],
    ['delete', '/v1/users/ext:ann/blocks/ext:cat'],
    [
      ['block.created', 'block', 'ann', 'cat', {}],
      ['block.ended', 'unblock', 'ann', 'cat', {}],
    ],
  ],
  'a block that never was': [['delete', '/v1/users/ext:ann/blocks/ext:cat'], []],
  'a mute, and its end': [
    ['put', '/v1/users/ext:ann/mutes/ext:cat'],
    ['delete', '/v1/users/ext:ann/mutes/ext:cat'],
    [
      ['mute.created', 'mute', 'ann', 'cat', { expiresAt: null }],
      ['mute.ended', 'unmute', 'ann', 'cat', {}],
    ],
  ],
  'a mute for a while': [
    ['put', '/v1/users/ext:ann/mutes/ext:cat', { expiresAt: '2100-01-01T00:00:00.000Z' }],
    [['mute.created', 'mute', 'ann', 'cat', { expiresAt: '2100-01-01T00:00:00.000Z' }]],
  ],
  'a change of a user': [
    ['patch', '/v1/users/ext:cat', { firstName: 'Catherine', email: 'cat@example.org' }],
    [['user.updated', 'update', 'cat', 'cat', { version: 2, changed: ['firstName', 'email'] }]],
  ],
  'an upsert that changes nothing': [['put', '/v1/users/ext:cat', { firstName: 'cat' }], []],
  'a deletion': [
    ['delete', '/v1/users/ext:ann'],
    [
      ['user.deleted', 'delete', 'ann', 'ann', {}],
      ['follow.ended', 'leave', 'ann', 'ben', { follower: 'actor' }],
      ['follow.ended', 'leave', 'ann', 'ben', { follower: 'subject' }],
    ],
  ],
};

describe('the log of all changes', () => {
  const service = useTestApp();
  let ids: Ids;
  let before: string;

  const nameOf = (id: number): string =>
    Object.entries(ids).find(([, known]) => known === id)?.[0] ?? String(id);

  const told = (events: readonly EventJson[]): unknown[] =>
    events.map(({ type, cause, actor, subject, data }) => [
      type,
      cause,
      nameOf(actor.id),
      nameOf(subject.id),
      data,
    ]);

  beforeEach(async () => {
    ids = await addPeople(service);
    before = (await eventPage(service.http, { limit: 1000 })).nextAfter;
  });

  it.each(Object.entries(CHANGES))('tells %s', async (_name, change) => {
    const expected = change.at(-1) as readonly Told[];
    for (const send of change.slice(0, -1) as Way['send'][]) await sendAs(service, send, {});
    expect(told(await eventsAfter(service.http, before))).toEqual(expected);
  });

  it('tells who came, without what they are called', async () => {
    const { items } = await eventPage(service.http, { types: 'user.created' });
    expect(told(items)).toEqual(
      ['ann', 'ben', 'cat', 'ida'].map((name) => ['user.created', 'create', name, name, { version: 1 }]),
    );
    expect(items.map(({ subject }) => subject.externalId)).toEqual(['ann', 'ben', 'cat', 'ida']);
  });

  it('tells imports as such', async () => {
    const { ann, ben, cat, ida } = ids;
    const get = service.nest.get.bind(service.nest);
    await get(UsersImportService, { strict: false }).add([
      { firstName: 'Eva', externalId: 'eva', version: 3 },
    ]);
    await get(FollowsImportService, { strict: false }).add([
      { followerId: cat, followeeId: ben },
      { followerId: ann, followeeId: ida },
    ]);
    const relations = get(RelationsImportService, { strict: false });
    await relations.add(FOLLOW_REQUESTS, [{ fromId: ben, toId: ida }]);
    await relations.add(MUTES, [{ fromId: ann, toId: cat }]);
    await relations.add(BLOCKS, [{ fromId: cat, toId: ben }]);
    const [user, ...rest] = await eventsAfter(service.http, before);
    expect(user).toMatchObject({ type: 'user.created', cause: 'import', data: { version: 3 } });
    expect(told(rest)).toEqual([
      ['request.accepted', 'import', 'ann', 'ida', { follower: 'actor' }],
      ['follow.created', 'import', 'cat', 'ben', { follower: 'actor' }],
      ['follow.created', 'import', 'ann', 'ida', { follower: 'actor' }],
      ['request.created', 'import', 'ben', 'ida', { follower: 'actor' }],
      ['mute.created', 'import', 'ann', 'cat', { expiresAt: null }],
      ['block.created', 'import', 'cat', 'ben', {}],
      ['follow.ended', 'block', 'cat', 'ben', { follower: 'actor' }],
    ]);
  });

  it('knows of who was deleted since no more than the id', async () => {
    await sendAs(service, ['delete', '/v1/users/ext:ann'], {});
    const ofAnn = (await eventsAfter(service.http)).flatMap(({ actor, subject }) =>
      [actor, subject].filter(({ id }) => id === ids.ann),
    );
    expect(ofAnn.length).toBeGreaterThan(3);
    expect(ofAnn.filter(({ externalId }) => externalId !== null)).toEqual([]);
  });

  it('is read page by page, each event once and in order, whatever comes meanwhile', async () => {
    const seen: EventJson[] = [];
    let after = '';
    let upToDate = false;
    while (!upToDate) {
      const page = await eventPage(service.http, { after, limit: 2 });
      seen.push(...page.items);
      ({ upToDate, nextAfter: after } = page);
      if (seen.length < 8) await sendAs(service, ['put', '/v1/users/ext:ben/following/ext:cat'], {});
    }
    expect(seen).toEqual((await eventPage(service.http)).items);
    expect(seen.filter(({ type }) => type === 'follow.created')).toHaveLength(3);
    expect(await eventPage(service.http, { after })).toEqual({ items: [], nextAfter: after, upToDate: true });
  });

  it('goes on behind an event by its id', async () => {
    const all = await eventsAfter(service.http);
    const { items } = await eventPage(service.http, { after: all[2]!.id });
    expect(items).toEqual(all.slice(3));
  });

  it('is read by types and by user', async () => {
    const follows = await eventsAfter(service.http, '', {
      types: 'follow.created,request.created',
      limit: 1,
    });
    expect(told(follows)).toEqual([
      ['follow.created', 'follow', 'ann', 'ben', { follower: 'actor' }],
      ['follow.created', 'follow', 'ben', 'ann', { follower: 'actor' }],
      ['request.created', 'follow', 'ann', 'ida', { follower: 'actor' }],
    ]);
    const ofIda = await eventsAfter(service.http, '', { userId: 'ext:ida' });
    expect(ofIda.map(({ type }) => type)).toEqual(['user.created', 'request.created']);
    const both = await eventsAfter(service.http, '', { userId: ids.ida, types: 'request.created' });
    expect(both).toEqual([ofIda[1]]);
  });

  it('ends a page early where few pass a filter, and goes on', async () => {
    await service.nest.get(UnitOfWork, { strict: false }).write(async (transaction) => {
      await transaction.run(
        `INSERT INTO follow_events (type, actor_id, subject_id, created_at)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)
         SELECT 'mute', i, i + 1, 0 FROM n`,
      );
    });
    await sendAs(service, ['put', '/v1/users/ext:cat/blocks/ext:ben'], {});
    const first = await eventPage(service.http, { after: before, types: 'block.created' });
    expect(first).toMatchObject({ items: [], upToDate: false });
    const found = await eventsAfter(service.http, first.nextAfter, { types: 'block.created' });
    expect(told(found)).toEqual([['block.created', 'block', 'cat', 'ben', {}]]);
  });

  it('lets a reader wait for the next event, and for no other than was asked for', async () => {
    const waiting = eventPage(service.http, { after: before, types: 'follow.created', waitSeconds: 30 });
    await sendAs(service, ['put', '/v1/users/ext:cat/mutes/ext:ben'], {});
    await sendAs(service, ['put', '/v1/users/ext:cat/following/ext:ben'], {});
    expect(told((await waiting).items)).toEqual([
      ['follow.created', 'follow', 'cat', 'ben', { follower: 'actor' }],
    ]);
  });

  it('answers a reader who waits in vain with a place behind all that was looked through', async () => {
    await sendAs(service, ['put', '/v1/users/ext:cat/mutes/ext:ben'], {});
    const page = await eventPage(service.http, { after: before, types: 'follow.created', waitSeconds: 1 });
    expect(page).toMatchObject({ items: [], upToDate: true });
    expect(await eventsAfter(service.http, page.nextAfter)).toEqual([]);
  });

  it('lets go of a reader who leaves', async () => {
    const events = service.nest.get(EventsService, { strict: false });
    const left = new AbortController();
    const waiting = events.next({ after: before, waitSeconds: 30, cancelled: left.signal });
    left.abort();
    expect(await waiting).toMatchObject({ events: [] });
  });

  it('says what is wrong with a question', async () => {
    const other = Buffer.from(JSON.stringify(['events 1', 3])).toString('base64url');
    for (const after of [other, 'x', before.slice(0, -1)])
      expect(problemOf(await service.http.get(`/v1/events?after=${after}`))).toMatchObject({
        status: 422,
        code: 'invalid_event_place',
        errors: [{ parameter: 'after', detail: expect.stringContaining('of this very server') }],
      });
    for (const query of [
      'types=follow',
      'types=',
      'waitSeconds=31',
      'limit=0',
      'userId=0',
      'after=1&after=2',
    ])
      expect(problemOf(await service.http.get(`/v1/events?${query}`))).toMatchObject({ status: 422 });
    expect(problemOf(await service.http.get('/v1/events?userId=ext:nobody'))).toMatchObject({
      status: 404,
      errors: [{ parameter: 'userId' }],
    });
  });

  it('takes no place beyond its end, as of a database that is an older one now', async () => {
    const [tag] = JSON.parse(Buffer.from(before, 'base64url').toString()) as [string];
    const beyond = Buffer.from(JSON.stringify([tag, 1_000_000])).toString('base64url');
    expect(problemOf(await service.http.get(`/v1/events?after=${beyond}`))).toMatchObject({ status: 422 });
  });
});

describe('the log of all changes, with callers', () => {
  const issuer = new Issuer();
  const service = useTestApp({ ...issuer.settings });

  it('tells who called for each kind of change', async () => {
    await addPeople(service);
    const reader = await keyWith(service, 'events:read');
    const { nextAfter } = await eventPage(service.http, { limit: 1000 }, reader);
    const key = await keyWith(service, 'act-as', 'users:write', 'follows:write');
    const asCat = { ...key, 'Act-As': 'ext:cat' };
    await sendAs(service, ['put', '/v1/users/me/blocks/ext:ben'], asCat);
    await sendAs(service, ['delete', '/v1/users/me/blocks/ext:ben'], asCat);
    await sendAs(service, ['put', '/v1/users/me/mutes/ext:ben'], asCat);
    await sendAs(service, ['delete', '/v1/users/me/mutes/ext:ben'], asCat);
    await sendAs(service, ['put', '/v1/users/me/following/ext:ida'], asCat);
    await sendAs(service, ['delete', '/v1/users/ext:ida/follow-requests/ext:cat'], key);
    await sendAs(service, ['patch', '/v1/users/me', { firstName: 'Cathy' }], asCat);
    await sendAs(service, ['post', '/v1/users', { firstName: 'Eva' }], key);
    await sendAs(service, ['put', '/v1/users/ext:per', { firstName: 'Per' }], key);
    const events = await eventsAfter(service.http, nextAfter, {}, reader);
    const shown = events.map(({ type, caller, service: name }) => [type, caller?.externalId ?? null, name]);
    expect(shown).toEqual([
      ['block.created', 'cat', 'a service'],
      ['block.ended', 'cat', 'a service'],
      ['mute.created', 'cat', 'a service'],
      ['mute.ended', 'cat', 'a service'],
      ['request.created', 'cat', 'a service'],
      ['request.rejected', null, 'a service'],
      ['user.updated', 'cat', 'a service'],
      ['user.created', null, 'a service'],
      ['user.created', null, 'a service'],
    ]);
  });
});
