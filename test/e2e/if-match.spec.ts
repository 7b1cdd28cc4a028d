import { createUser, getUser } from '../support/people.js';
import { placesOf, problemOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';

describe('If-Match', () => {
  const service = useTestApp();

  it.each(['"1"', '*', ' * ', '"7", "1"', '"1","2"', 'W/"1", "1"', '"x", "1"', '"1", "a,b"'])(
    'a user at version 1 changes under %s',
    async (tag) => {
      const { id } = await createUser(service.http);
      const { status, body } = await service.http.patch(
        `/v1/users/${id}`,
        { firstName: 'New' },
        { headers: { 'If-Match': tag } },
      );
      expect([status, body.version]).toEqual([200, 2]);
    },
  );

  it.each(['W/"1"', 'W/"1", W/"2"'])('%s, which a proxy has weakened, is a 412 that says so', async (tag) => {
    const user = await createUser(service.http);
    const headers = { 'If-Match': tag };
    const response = await service.http.patch(`/v1/users/${user.id}`, { firstName: 'New' }, { headers });
    expect([response.status, problemOf(response)]).toEqual([
      412,
      expect.objectContaining({
        code: 'weak_entity_tag',
        detail: expect.stringContaining('without the W/'),
        errors: [{ parameter: 'If-Match', detail: expect.stringContaining('such as "1"') }],
      }),
    ]);
    expect(await getUser(service.http, user.id)).toEqual(user);
  });

  it.each([
    '"2"',
    'W/"1", "2"',
    '"2", "3"',
    '"01"',
    '"1.0"',
    '""',
    '"abc"',
    '"a,b"',
    '"99999999999999999999"',
  ])('under %s a user at version 1 is a 412, and stays as it is', async (tag) => {
    const user = await createUser(service.http);
    const response = await service.http.patch(
      `/v1/users/${user.id}`,
      { firstName: 'New' },
      { headers: { 'If-Match': tag } },
    );
    expect([response.status, problemOf(response).code]).toEqual([412, 'version_mismatch']);
    expect(placesOf(response)).toEqual(['If-Match']);
    expect(await getUser(service.http, user.id)).toEqual(user);
  });

  it.each(['1', 'abc', '"1', '1"', 'w/"1"', '"1" "2"', '*, "1"'])(
    '%s is no list of tags: a 422 that names the header',
    async (tag) => {
      const user = await createUser(service.http);
      const response = await service.http.patch(
        `/v1/users/${user.id}`,
        { firstName: 'New' },
        { headers: { 'If-Match': tag } },
      );
      expect([response.status, placesOf(response)]).toEqual([422, ['If-Match']]);
      expect(await getUser(service.http, user.id)).toEqual(user);
    },
  );

  it('of two who change the same version, the second is refused', async () => {
    const { id } = await createUser(service.http);
    const statuses = await Promise.all(
      ['One', 'Two'].map(
        async (firstName) =>
          (await service.http.patch(`/v1/users/${id}`, { firstName }, { headers: { 'If-Match': '"1"' } }))
            .status,
      ),
    );
    expect(statuses.sort((one, other) => one - other)).toEqual([200, 412]);
    expect((await getUser(service.http, id)).version).toBe(2);
  });

  it('a stale tag is a 412 even where the change would change nothing', async () => {
    const user = await createUser(service.http);
    const { status } = await service.http.patch(
      `/v1/users/${user.id}`,
      { firstName: user.firstName },
      { headers: { 'If-Match': '"2"' } },
    );
    expect(status).toBe(412);
  });

  it.each([
    ['"1"', 204],
    ['*', 204],
    ['"2"', 412],
    ['W/"1"', 412],
    ['1', 422],
  ])('a delete under %s is a %i', async (tag, expected) => {
    const { id } = await createUser(service.http);
    const { status } = await service.http.delete(`/v1/users/${id}`, { headers: { 'If-Match': tag } });
    expect(status).toBe(expected);
    expect((await service.http.get(`/v1/users/${id}`)).status).toBe(expected === 204 ? 404 : 200);
  });
});
