import { countsOf, createUser, createUsers, getUser, newUser } from '../support/people.js';
import { follow } from '../support/follows.js';
import { placesOf, problemOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';
import { storedRows } from '../support/stored-rows.js';

describe('creating a user', () => {
  const service = useTestApp();

  it('answers 201 with the user, where it is and its tag', async () => {
    const values = newUser({ firstName: 'Lone', lastName: 'Ranger', type: 'brand', isPrivate: true });
    const { status, body, headers } = await service.http.post('/v1/users', values);
    expect(status).toBe(201);
    expect(headers).toMatchObject({ location: `/v1/users/${body.id}`, etag: '"1"' });
    expect(body).toMatchObject({ ...values, followersCount: 0, followingCount: 0, version: 1 });
    expect(body.updatedAt).toBe(body.createdAt);
    expect(body.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('what was created is what is read at its location', async () => {
    const created = await service.http.post('/v1/users', newUser());
    const read = await service.http.get(String(created.headers['location']));
    expect([read.body, read.headers['etag']]).toEqual([created.body, created.headers['etag']]);
  });

  it('a user is a public person unless it says otherwise', async () => {
    const { body } = await service.http.post('/v1/users', {
      firstName: 'A',
      lastName: 'B',
      email: 'a@b.dk',
    });
    expect(body).toMatchObject({ type: 'person', isPrivate: false });
  });

  it('spaces around names are taken off, those inside stay', async () => {
    const { body } = await service.http.post('/v1/users', newUser({ firstName: '  Anna  Maria\u00a0 ' }));
    expect(body.firstName).toBe('Anna  Maria');
  });

  it('ids grow', async () => {
    const ids = (await createUsers(service.http, 5)).map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((one, other) => one - other));
  });

  it('the id of the newest user is not given out again once it is deleted', async () => {
    const { id } = await createUser(service.http);
    await service.http.delete(`/v1/users/${id}`);
    expect((await createUser(service.http)).id).toBeGreaterThan(id);
  });

  it.each([
    ['mate@nagy.dk', 'mate@nagy.dk'],
    ['mate@nagy.dk', 'MATE@Nagy.DK'],
    ['émile@nagy.dk', 'ÉMILE@nagy.dk'],
    // The same letter, once whole and once as a letter with an accent to put on it.
    ['\u00e9mile@nagy.dk', 'e\u0301mile@nagy.dk'],
  ])('while somebody has %s, %s is a 409 that names the email', async (taken, wanted) => {
    await createUser(service.http, { email: taken });
    const before = await storedRows(service);
    const response = await service.http.post('/v1/users', newUser({ email: wanted }));
    expect(response.status).toBe(409);
    expect([problemOf(response).code, placesOf(response)]).toEqual(['email_taken', ['#/email']]);
    expect(await storedRows(service)).toEqual(before);
  });

  it('an email differs by an accent', async () => {
    await createUser(service.http, { email: 'emile@nagy.dk' });
    const { status } = await service.http.post('/v1/users', newUser({ email: 'émile@nagy.dk' }));
    expect(status).toBe(201);
  });

  it('the email of a deleted user is free again', async () => {
    const { id, email } = await createUser(service.http);
    await service.http.delete(`/v1/users/${id}`);
    expect((await service.http.post('/v1/users', newUser({ email }))).status).toBe(201);
  });

  it('an email keeps the case it was given in', async () => {
    const { id } = await createUser(service.http, { email: 'Mate@Nagy.DK' });
    expect((await getUser(service.http, id)).email).toBe('Mate@Nagy.DK');
  });
});

describe('changing a user', () => {
  const service = useTestApp();

  it('changes what is given and keeps the rest', async () => {
    const user = await createUser(service.http, { type: 'brand' });
    const { status, body } = await service.http.patch(`/v1/users/${user.id}`, { firstName: 'New' });
    expect(status).toBe(200);
    expect(body).toEqual({ ...user, firstName: 'New', version: 2, updatedAt: body.updatedAt });
    expect(Date.parse(body.updatedAt)).toBeGreaterThanOrEqual(Date.parse(user.updatedAt));
    expect(await getUser(service.http, user.id)).toEqual(body);
  });

  it('changes every field in one step', async () => {
    const { id } = await createUser(service.http);
    const changes = {
      firstName: 'F',
      lastName: 'L',
      email: 'new@example.org',
      type: 'brand',
      isPrivate: true,
    };
    const { body } = await service.http.patch(`/v1/users/${id}`, changes);
    expect(body).toMatchObject({ ...changes, version: 2 });
  });

  it.each([['nothing'], ['what it is already'], ['what it is already, with spaces around']])(
    'a change to %s keeps version and time',
    async (what) => {
      const user = await createUser(service.http);
      const changes = {
        nothing: {},
        'what it is already': { firstName: user.firstName, isPrivate: user.isPrivate },
        'what it is already, with spaces around': { firstName: ` ${user.firstName} ` },
      }[what];
      const { status, body, headers } = await service.http.patch(`/v1/users/${user.id}`, changes);
      expect([status, body, headers['etag']]).toEqual([200, user, '"1"']);
    },
  );

  it('the version grows by one with each change', async () => {
    const { id } = await createUser(service.http);
    const versions: number[] = [];
    for (const firstName of ['B', 'C', 'D']) {
      versions.push((await service.http.patch(`/v1/users/${id}`, { firstName })).body.version);
    }
    expect(versions).toEqual([2, 3, 4]);
  });

  it('being followed and following leave version and time alone', async () => {
    const [user, other] = await createUsers(service.http, 2);
    await follow(service.http, user!.id, other!.id);
    await follow(service.http, other!.id, user!.id);
    expect(await getUser(service.http, user!.id)).toEqual({ ...user, followersCount: 1, followingCount: 1 });
  });

  it('a change shows the counts', async () => {
    const [user, other] = await createUsers(service.http, 2);
    await follow(service.http, user!.id, other!.id);
    const { body } = await service.http.patch(`/v1/users/${user!.id}`, { firstName: 'New' });
    expect([body.followersCount, body.followingCount]).toEqual([0, 1]);
    expect(await countsOf(service.http, user!.id)).toEqual([0, 1]);
  });

  it("another's email is a 409, in any case, and nothing changes", async () => {
    const [user] = await createUsers(service.http, 1);
    await createUser(service.http, { email: 'é@nagy.dk' });
    const response = await service.http.patch(`/v1/users/${user!.id}`, {
      firstName: 'New',
      email: 'É@NAGY.dk',
    });
    expect([response.status, problemOf(response).code]).toEqual([409, 'email_taken']);
    expect(await getUser(service.http, user!.id)).toEqual(user);
  });

  it('the own email may change its case', async () => {
    const { id } = await createUser(service.http, { email: 'mate@nagy.dk' });
    const { status, body } = await service.http.patch(`/v1/users/${id}`, { email: 'Mate@nagy.dk' });
    expect([status, body.email, body.version]).toEqual([200, 'Mate@nagy.dk', 2]);
  });

  it('a user that does not exist is a 404', async () => {
    const response = await service.http.patch('/v1/users/77', { firstName: 'New' });
    expect([response.status, problemOf(response).code]).toEqual([404, 'user_not_found']);
  });
});
