import { FollowsService, RelationshipsService } from '@retinue/follows';
import { UsersService } from '@retinue/users';
import { readIds, readPage } from '../support/pages.js';
import { createUser, getUser, newUser, type UserJson } from '../support/people.js';
import { placesOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';

/** As other systems have them: numbers too large for JSON, UUIDs, emails, handles, and what an address would take apart. */
const EXTERNAL_IDS = [
  '1234567890123456789',
  '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  'ann.other@example.org',
  '@ann_other',
  'ext:nested',
  'a/b?c#d%20e,f',
  'Ánn 😀',
  'x'.repeat(255),
  '😀'.repeat(255),
];

const byKey = (externalId: string): string => `ext:${encodeURIComponent(externalId)}`;

describe('a user by the id of another system', () => {
  const service = useTestApp();

  const userWith = async (externalId: string): Promise<UserJson> => createUser(service.http, { externalId });

  it.each(EXTERNAL_IDS)('is found, changed and followed as %s', async (externalId) => {
    const { id } = await userWith(externalId);
    const other = await createUser(service.http);
    const path = `/v1/users/${byKey(externalId)}`;
    expect(await service.http.get(path)).toMatchObject({ status: 200, body: { id, externalId } });
    expect(await service.http.patch(path, { firstName: 'Eve' })).toMatchObject({ status: 200, body: { id } });
    const followed = await service.http.put(`/v1/users/${other.id}/following/${byKey(externalId)}`);
    expect(followed).toMatchObject({
      status: 201,
      body: { userId: other.id, userExternalId: null, otherId: id, otherExternalId: externalId },
    });
    expect(await readIds(service.http, `${path}/followers`)).toEqual([other.id]);
    const { items } = await readPage(service.http, `/v1/users/${other.id}/following`);
    expect(items).toMatchObject([{ id, externalId, metadata: {} }]);
    const found = await service.http.get(`/v1/users?externalId=${encodeURIComponent(externalId)}`);
    expect(found.body).toMatchObject({ items: [{ id }], nextCursor: null });
    expect((await service.http.delete(path)).status).toBe(204);
    expect((await service.http.get(path)).status).toBe(404);
  });

  it.each([
    ['empty', ''],
    ['too long', 'x'.repeat(256)],
    ['with a space before it', ' a'],
    ['with a space behind it', 'a '],
    ['with a line break', 'a\nb'],
    ['a number', 7],
  ])('is refused when the id is %s', async (_what, externalId) => {
    const answer = await service.http.post('/v1/users', { ...newUser(), externalId });
    expect([answer.status, placesOf(answer)]).toEqual([422, ['#/externalId']]);
    const path = await service.http.get(`/v1/users/${byKey(String(externalId))}`);
    expect(path.status).toBe(typeof externalId === 'number' ? 404 : 422);
  });

  it('is one to the letter: another case and another form of Unicode are other ids', async () => {
    const ids = [];
    for (const externalId of ['a\u0301', '\u00e1', 'A', 'a']) ids.push((await userWith(externalId)).id);
    expect(new Set(ids).size).toBe(4);
    const twin = await service.http.post('/v1/users', { ...newUser(), externalId: 'a' });
    expect([twin.status, twin.body.code, placesOf(twin)]).toEqual([
      409,
      'external_id_taken',
      ['#/externalId'],
    ]);
  });

  it('is given once, at first or later, and stays', async () => {
    const { id } = await createUser(service.http);
    const given = await service.http.patch(`/v1/users/${id}`, { externalId: 'late' });
    expect(given.body).toMatchObject({ externalId: 'late', version: 2 });
    const same = await service.http.patch(`/v1/users/${id}`, { externalId: 'late' });
    expect(same.body).toMatchObject({ externalId: 'late', version: 2 });
    for (const externalId of ['other', null]) {
      const changed = await service.http.patch(`/v1/users/ext:late`, { externalId });
      expect([changed.status, changed.body.code]).toEqual([409, 'external_id_fixed']);
    }
    const other = await createUser(service.http);
    const taken = await service.http.patch(`/v1/users/${other.id}`, { externalId: 'late' });
    expect([taken.status, taken.body.code]).toEqual([409, 'external_id_taken']);
  });

  it('is another user after a deletion, and a cursor of the first is of no use there', async () => {
    const first = await userWith('again');
    for (let count = 0; count < 2; count += 1) {
      const { id } = await createUser(service.http);
      await service.http.put(`/v1/users/${id}/following/ext:again`);
    }
    const page = await service.http.get('/v1/users/ext:again/followers?limit=1');
    const next = `/v1/users/ext:again/followers?limit=1&cursor=${page.body.nextCursor}`;
    expect((await service.http.get(next)).status).toBe(200);
    expect((await service.http.get(next.replace('ext:again', String(first.id)))).status).toBe(200);
    await service.http.delete('/v1/users/ext:again');
    const second = await userWith('again');
    expect(second.id).not.toBe(first.id);
    expect((await service.http.get(next)).status).toBe(422);
    expect(await readIds(service.http, '/v1/users/ext:again/followers')).toEqual([]);
  });

  it('stands for the user in bodies, queries and lists of ids, and beside each id in answers', async () => {
    const [ann, bob] = [await userWith('ann'), await userWith('bob')];
    const operations = [
      { op: 'follow', followerId: 'ext:ann', followeeId: bob.id },
      { op: 'follow', followerId: ann.id, followeeId: 'ext:bob' },
      { op: 'follow', followerId: 'ext:nobody', followeeId: 'ext:bob' },
      { op: 'follow', followerId: 'ext:ann', followeeId: ann.id },
    ];
    const ids = {
      followerId: ann.id,
      followerExternalId: 'ann',
      followeeId: bob.id,
      followeeExternalId: 'bob',
    };
    const batch = await service.http.post('/v1/follows/batch', { operations });
    expect(batch.body.items).toMatchObject([
      { ...ids, outcome: 'followed' },
      { ...ids, outcome: 'already_following' },
      {
        followerId: null,
        followerExternalId: 'nobody',
        code: 'user_not_found',
        detail: 'no user has the external id nobody',
      },
      { code: 'cannot_follow_self' },
    ]);
    const query = await service.http.post('/v1/relationships/query', {
      pairs: [
        { userId: 'ext:ann', otherId: 'ext:bob' },
        { userId: 'ext:nobody', otherId: bob.id },
      ],
    });
    expect(query.body.items).toMatchObject([
      { userId: ann.id, otherExternalId: 'bob', outcome: 'found', relationship: { following: true } },
      { userId: null, userExternalId: 'nobody', otherId: bob.id, outcome: 'user_not_found' },
    ]);
    const some = await service.http.get(`/v1/users/ext:ann/relationships?ids=ext:bob,${bob.id},ext:x`);
    expect(some.body.items).toMatchObject([{ userExternalId: 'ann', otherExternalId: 'bob' }]);
    const known = await service.http.get('/v1/users/ext:bob/known-followers?viewerId=ext:ann');
    expect(known.status).toBe(200);
    const history = await service.http.get('/v1/users/ext:bob/follow-history');
    expect(history.body.items).toMatchObject([
      { actorId: ann.id, actorExternalId: 'ann', otherId: ann.id, otherExternalId: 'ann' },
    ]);
    const own = await service.http.get('/v1/users/ext:ann/follow-history');
    expect(own.body.items).toMatchObject([{ actorExternalId: 'ann', otherExternalId: 'bob' }]);
  });

  it.each([
    ['get', '/v1/users/ext:nobody', 'id'],
    ['get', '/v1/users/ext:nobody/followers', 'id'],
    ['get', '/v1/users/ext:nobody/mutuals', 'id'],
    ['get', '/v1/users/ext:nobody/blocks', 'id'],
    ['get', '/v1/users/ext:nobody/suggestions', 'id'],
    ['get', '/v1/users/ext:nobody/follow-history', 'id'],
    ['get', '/v1/users/1/known-followers?viewerId=ext:nobody', 'viewerId'],
    ['get', '/v1/users/1/following/ext:nobody', 'followeeId'],
    ['put', '/v1/users/1/following/ext:nobody', 'followeeId'],
    ['put', '/v1/users/ext:nobody/following/1', 'id'],
    ['delete', '/v1/users/1/followers/ext:nobody', 'followerId'],
    ['put', '/v1/users/1/blocks/ext:nobody', 'otherId'],
    ['put', '/v1/users/1/mutes/ext:nobody', 'otherId'],
    ['put', '/v1/users/1/follow-requests/ext:nobody', 'followerId'],
  ] as const)(
    'that nobody has is a 404 that names what was given: %s %s',
    async (method, path, parameter) => {
      const { id } = await createUser(service.http);
      const answer = await service.http.send(method, path.replace('/1', `/${id}`), {});
      expect([answer.status, answer.body.code]).toEqual([404, 'user_not_found']);
      expect(answer.body.errors).toEqual([{ parameter, detail: 'no user has the external id nobody' }]);
    },
  );

  it('is the same user as the one with the id: nobody follows, blocks or mutes themselves', async () => {
    const { id } = await userWith('me');
    for (const path of [`${id}/following/ext:me`, `ext:me/blocks/${id}`, `${id}/mutes/ext:me`]) {
      const answer = await service.http.put(`/v1/users/${path}`);
      expect([path, answer.status]).toEqual([path, 422]);
    }
  });

  it('is what services take, too', async () => {
    await userWith('ann');
    const { id } = await userWith('bob');
    const [ann, bob] = [{ externalId: 'ann' }, { externalId: 'bob' }];
    const { outcome } = await service.nest
      .get(FollowsService, { strict: false })
      .follow({ followerId: ann, followeeId: bob });
    expect(outcome).toBe('followed');
    const relationships = service.nest.get(RelationshipsService, { strict: false });
    expect(await relationships.ofUser(ann, [bob, id])).toMatchObject([{ otherId: id, following: true }]);
    expect((await service.nest.get(UsersService, { strict: false }).get(bob)).followersCount).toBe(1);
  });

  it('is followed by many at once, by either id, once each', async () => {
    const { id } = await userWith('star');
    const fans = [];
    for (let count = 0; count < 10; count += 1) fans.push(await userWith(`fan ${count}`));
    const answers = await Promise.all(
      fans.flatMap((fan, index) => [
        service.http.put(`/v1/users/${fan.id}/following/ext:star`),
        service.http.put(`/v1/users/ext:fan%20${index}/following/${id}`),
      ]),
    );
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      ...Array<number>(10).fill(200),
      ...Array<number>(10).fill(201),
    ]);
    expect((await getUser(service.http, id)).followersCount).toBe(10);
  });
});
