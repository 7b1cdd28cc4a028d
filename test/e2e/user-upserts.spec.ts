import { createUser, newUser } from '../support/people.js';
import { readPage } from '../support/pages.js';
import { placesOf } from '../support/problems.js';
import { storedRows } from '../support/stored-rows.js';
import { useTestApp } from '../support/start-test-app.js';

const ANN = { firstName: 'Ann', lastName: 'Other', email: 'ann@example.org' };

describe('putting a user by the id of another system', () => {
  const service = useTestApp();

  const put = async (path: string, body: object, options: { headers?: Record<string, string> } = {}) =>
    service.http.put(path, { body, ...options });

  it('creates them, then changes what differs, then nothing', async () => {
    const created = await put('/v1/users/ext:4711', ANN);
    expect(created).toMatchObject({
      status: 201,
      body: { ...ANN, externalId: '4711', metadata: {}, version: 1 },
    });
    expect(created.headers['location']).toBe(`/v1/users/${created.body.id}`);
    const changed = await put('/v1/users/ext:4711', {
      firstName: 'Eve',
      lastName: null,
      metadata: { avatar: 'a.png' },
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { firstName: 'Eve', lastName: null, email: ANN.email, metadata: { avatar: 'a.png' }, version: 2 },
    });
    const again = await put('/v1/users/ext:4711', { firstName: 'Eve' });
    expect(again).toMatchObject({ status: 200, body: { version: 2, metadata: { avatar: 'a.png' } } });
  });

  it('makes one user of many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, async () => put('/v1/users/ext:4711', ANN)));
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      ...Array<number>(19).fill(200),
      201,
    ]);
    expect(await storedRows(service)).toMatchObject({ users: 1, counters: 1, versions: 1 });
  });

  it('keeps to If-Match, and creates nobody under it', async () => {
    const headers = { 'If-Match': '*' };
    expect((await put('/v1/users/ext:4711', ANN, { headers })).status).toBe(412);
    await put('/v1/users/ext:4711', ANN);
    const stale = { headers: { 'If-Match': '"2"' } };
    expect((await put('/v1/users/ext:4711', { firstName: 'Eve' }, stale)).status).toBe(412);
    const right = { headers: { 'If-Match': '"1"' } };
    expect((await put('/v1/users/ext:4711', { firstName: 'Eve' }, right)).status).toBe(200);
  });

  it('refuses an id of ours, a taken email, and what no user can be', async () => {
    const other = await createUser(service.http);
    expect(placesOf(await put(`/v1/users/${other.id}`, ANN))).toEqual(['id']);
    const taken = await put('/v1/users/ext:4711', { ...ANN, email: other.email });
    expect([taken.status, taken.body.code]).toEqual([409, 'email_taken']);
    const deep = { a: { b: { c: { d: { e: {} } } } } };
    for (const metadata of [[], 'x', 7, deep, { a: 'x'.repeat(2_100) }, { a: '\ud800' }]) {
      const answer = await put('/v1/users/ext:4711', { ...ANN, metadata });
      expect([answer.status, placesOf(answer)]).toEqual([422, ['#/metadata']]);
    }
    const shared = await put('/v1/users/ext:4711', { ...ANN, metadata: { constructor: 'a' } });
    expect([shared.status, placesOf(shared)]).toEqual([422, ['#/metadata/constructor']]);
    expect((await storedRows(service)).users).toBe(1);
  });

  it('takes metadata of 2,048 bytes of UTF-8, and gives it back to the letter, on cards too', async () => {
    const frame = Buffer.byteLength('{"fixedAt":""}');
    const metadata = { fixedAt: 'é'.repeat((2_048 - frame) / 2) };
    expect((await put('/v1/users/ext:4711', { ...ANN, metadata })).body.metadata).toEqual(metadata);
    const { id } = await createUser(service.http);
    await service.http.put(`/v1/users/ext:4711/following/${id}`);
    const { items } = await readPage(service.http, `/v1/users/${id}/followers`);
    expect(items).toMatchObject([{ externalId: '4711', metadata }]);
    expect(items[0]).not.toHaveProperty('email');
  });

  it('puts a thousand in one request, with an outcome for each', async () => {
    const { email } = await createUser(service.http);
    const users = Array.from({ length: 997 }, (_, index) => ({
      externalId: `id ${index}`,
      firstName: 'Ann',
      metadata: { displayName: `Ann ${index}`, avatar: `https://example.org/${index}.png` },
    }));
    const wrong = [
      { externalId: 'x', firstName: 'Ann', email },
      { externalId: 'y', firstName: '' },
      { externalId: ' z', firstName: 'Ann', type: 'robot' },
    ];
    const first = await put('/v1/users', { users: [...users, ...wrong] });
    expect(first.status).toBe(200);
    const rows = first.body.items as { outcome: string; code?: string; id: number | null }[];
    expect(rows.slice(0, 997).every(({ outcome }) => outcome === 'created')).toBe(true);
    expect(rows.slice(997)).toMatchObject([
      { id: null, externalId: 'x', outcome: 'refused', code: 'email_taken' },
      { id: null, externalId: 'y', outcome: 'refused', code: 'invalid_request' },
      { id: null, externalId: ' z', outcome: 'refused', code: 'invalid_request' },
    ]);
    const changed = [{ ...users[0]!, firstName: 'Eve', email: 'e@example.org' }, users[1]!];
    const second = await put('/v1/users', {
      users: [...changed, { externalId: 'id 2', firstName: 'Ann', email: 'E@example.org' }],
    });
    expect(second.body.items).toMatchObject([
      { id: rows[0]!.id, outcome: 'updated' },
      { id: rows[1]!.id, outcome: 'unchanged' },
      { outcome: 'refused', code: 'email_taken', detail: 'email is taken: choose another' },
    ]);
  });

  it('answers a repeated request as before under an idempotency key', async () => {
    const headers = { 'Idempotency-Key': 'put-1' };
    const body = { users: [{ externalId: 'a', firstName: 'Ann' }] };
    const first = await put('/v1/users', body, { headers });
    const again = await put('/v1/users', body, { headers });
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
    const other = { users: [{ externalId: 'a', firstName: 'Eve' }] };
    expect((await put('/v1/users', other, { headers })).body.code).toBe('idempotency_key_reused');
  });
});

describe('a user of whom little is known', () => {
  const service = useTestApp();

  it('has a first name alone, and the original route shows the rest as empty', async () => {
    const { id } = await createUser(service.http);
    const bare = await service.http.post('/v1/users', { firstName: 'Zoë' });
    expect(bare).toMatchObject({ status: 201, body: { lastName: null, email: null, externalId: null } });
    await service.http.post('/v1/users', { firstName: 'Yan' });
    await service.http.put(`/v1/users/${bare.body.id}/following/${id}`);
    const { body } = await service.http.get(`/user/followers/${id}`);
    expect(body).toEqual([{ name: 'Zoë', email: '' }]);
  });

  it('is found by the email they have, in whatever case, and no more when it is taken away', async () => {
    const user = await createUser(service.http, newUser({ email: 'Ann@Example.org' }));
    const path = '/v1/users?email=aNN@example.org';
    expect((await service.http.get(path)).body).toMatchObject({ items: [{ id: user.id }], nextCursor: null });
    expect((await service.http.get(`${path}&type=brand`)).body.items).toEqual([]);
    await service.http.patch(`/v1/users/${user.id}`, { email: null });
    expect((await service.http.get(path)).body).toEqual({ items: [], nextCursor: null });
  });
});

describe('types of users that the settings name', () => {
  const service = useTestApp({ USER_TYPES: 'member,team', FOLLOW_POLICY: 'member>team' });

  it('are given, asked for, documented and held to by the policy, and others are not', async () => {
    const member = await createUser(service.http);
    const team = await createUser(service.http, { type: 'team' });
    expect(member.type).toBe('member');
    const refused = await service.http.post('/v1/users', { ...newUser(), type: 'person' });
    expect([refused.status, placesOf(refused)]).toEqual([422, ['#/type']]);
    expect((await service.http.get('/v1/users?type=team')).body.items).toMatchObject([{ id: team.id }]);
    const asked = await service.http.get('/v1/users?type=person', { outsideDocument: true });
    expect([asked.status, placesOf(asked)]).toEqual([422, ['type']]);
    expect((await service.http.put(`/v1/users/${member.id}/following/${team.id}`)).status).toBe(201);
    expect((await service.http.put(`/v1/users/${team.id}/following/${member.id}`)).status).toBe(403);
    const { properties } = service.document.components.schemas['CreateUser']!;
    expect(properties?.['type']).toMatchObject({ enum: ['member', 'team'], default: 'member' });
  });
});
