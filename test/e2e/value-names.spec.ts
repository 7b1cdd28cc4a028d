import { createUser, newUser } from '../support/people.js';
import { problemOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';

const NOBODY = 999;

describe('a problem about a user calls them what the route calls them', () => {
  const service = useTestApp();

  const PAIRS = [
    ['put', 'following', 'followeeId'],
    ['delete', 'following', 'followeeId'],
    ['get', 'following', 'followeeId'],
    ['delete', 'followers', 'followerId'],
    ['put', 'follow-requests', 'followerId'],
    ['delete', 'follow-requests', 'followerId'],
    ['put', 'blocks', 'otherId'],
    ['delete', 'blocks', 'otherId'],
    ['put', 'mutes', 'otherId'],
    ['delete', 'mutes', 'otherId'],
  ] as const;

  it.each(PAIRS)('%s .../%s/{%s}, when either does not exist', async (method, path, other) => {
    const { id } = await createUser(service.http);
    const detail = `no user has the id ${NOBODY}`;
    const problem = (parameter: string) => ({
      type: 'urn:retinue:problem:user_not_found',
      title: 'User not found',
      status: 404,
      detail: 'User not found',
      code: 'user_not_found',
      errors: [{ parameter, detail }],
    });
    const noOther = await service.http.send(method, `/v1/users/${id}/${path}/${NOBODY}`);
    expect(noOther.text).toBe(JSON.stringify(problem(other)));
    expect(noOther.type).toBe('application/problem+json');
    const noUser = await service.http.send(method, `/v1/users/${NOBODY}/${path}/${id}`);
    expect(noUser.text).toBe(JSON.stringify(problem('id')));
  });

  it('of two that do not exist it names the one whose list it is', async () => {
    const places = await Promise.all(
      PAIRS.map(async ([method, path]) => {
        const answer = await service.http.send(method, `/v1/users/${NOBODY}/${path}/${NOBODY + 1}`);
        return problemOf(answer).errors;
      }),
    );
    expect(places).toEqual(PAIRS.map(() => [{ parameter: 'id', detail: `no user has the id ${NOBODY}` }]));
  });

  it('the viewer, when it does not exist', async () => {
    const { id } = await createUser(service.http);
    const answer = await service.http.send('get', `/v1/users/${id}/known-followers?viewerId=${NOBODY}`);
    expect(problemOf(answer).errors).toEqual([
      { parameter: 'viewerId', detail: `no user has the id ${NOBODY}` },
    ]);
  });

  it.each([
    ['following', 'followeeId'],
    ['blocks', 'otherId'],
    ['mutes', 'otherId'],
  ])('.../%s/{%s}, when it is the user itself', async (path, parameter) => {
    const { id } = await createUser(service.http);
    const answer = await service.http.send('put', `/v1/users/${id}/${path}/${id}`);
    expect(problemOf(answer)).toMatchObject({
      status: 422,
      errors: [{ parameter, detail: `${parameter} must be the id of another user` }],
    });
  });
});

describe('a problem about another value says where it stands in the request', () => {
  const service = useTestApp();

  /** The text of an invalid request's problem. */
  const invalid = (where: object, detail: string): string =>
    JSON.stringify({
      type: 'urn:retinue:problem:invalid_request',
      title: 'A value in the request is invalid',
      status: 422,
      detail,
      code: 'invalid_request',
      errors: [{ ...where, detail }],
    });

  it('an email that is taken: the body', async () => {
    const { email } = await createUser(service.http);
    const other = await createUser(service.http);
    const taken = JSON.stringify({
      type: 'urn:retinue:problem:email_taken',
      title: 'Another user has this email',
      status: 409,
      detail: `Another user has the email ${email} (upper and lower case count as the same)`,
      code: 'email_taken',
      errors: [{ pointer: '#/email', detail: 'email is taken: choose another' }],
    });
    expect((await service.http.post('/v1/users', newUser({ email }))).text).toBe(taken);
    expect((await service.http.patch(`/v1/users/${other.id}`, { email })).text).toBe(taken);
  });

  it.each(['patch', 'delete'] as const)('a version that %s does not find: If-Match', async (method) => {
    const { id } = await createUser(service.http);
    const answer = await service.http.send(method, `/v1/users/${id}`, {
      body: method === 'patch' ? { firstName: 'Bea' } : undefined,
      headers: { 'If-Match': '"7"' },
    });
    expect(answer.text).toBe(
      JSON.stringify({
        type: 'urn:retinue:problem:version_mismatch',
        title: 'The user has changed in the meantime',
        status: 412,
        detail: 'The user is at version 1 now: read them again, then repeat the change on that',
        code: 'version_mismatch',
        errors: [{ parameter: 'If-Match', detail: 'If-Match must name the current version, "1"' }],
      }),
    );
  });

  it('an entity tag that is weak, or none: If-Match', async () => {
    const { id } = await createUser(service.http);
    const change = async (tag: string) =>
      service.http.patch(`/v1/users/${id}`, { firstName: 'Bea' }, { headers: { 'If-Match': tag } });
    expect((await change('W/"1"')).text).toBe(
      JSON.stringify({
        type: 'urn:retinue:problem:weak_entity_tag',
        title: 'A weak entity tag matches nothing',
        status: 412,
        detail:
          'If-Match holds W/"1", and a weak tag never matches: proxies that compress answers make tags weak. ' +
          'Send it without the W/, or the user\'s "version" in quotes',
        code: 'weak_entity_tag',
        errors: [{ parameter: 'If-Match', detail: 'If-Match must be a strong tag such as "1"' }],
      }),
    );
    expect((await change('1')).text).toBe(
      invalid({ parameter: 'If-Match' }, 'If-Match must be *, or entity tags in double quotes such as "3"'),
    );
  });

  it.each(['users', 'users/1/followers', 'users/1/mutes', 'users/1/follow-history'])(
    'a cursor of another list than %s: the query',
    async (path) => {
      await createUser(service.http);
      const answer = await service.http.get(`/v1/${path}?cursor=WzFd`);
      expect(answer.text).toBe(
        JSON.stringify({
          type: 'urn:retinue:problem:invalid_cursor',
          title: 'The cursor does not belong to this list',
          status: 422,
          detail: 'The cursor does not belong to this list',
          code: 'invalid_cursor',
          errors: [
            {
              parameter: 'cursor',
              detail:
                'cursor must be the nextCursor of a page of this same list, with the same filters and order',
            },
          ],
        }),
      );
    },
  );

  it('a key of another request: Idempotency-Key', async () => {
    const [one, other] = [await createUser(service.http), await createUser(service.http)];
    const send = async (op: string) =>
      service.http.post(
        '/v1/follows/batch',
        { operations: [{ op, followerId: one.id, followeeId: other.id }] },
        { headers: { 'Idempotency-Key': 'k' } },
      );
    expect((await send('follow')).status).toBe(200);
    expect((await send('unfollow')).text).toBe(
      JSON.stringify({
        type: 'urn:retinue:problem:idempotency_key_reused',
        title: 'The idempotency key belongs to another request',
        status: 422,
        detail: 'The key "k" was sent with another body: choose a new key for a new request',
        code: 'idempotency_key_reused',
        errors: [{ parameter: 'Idempotency-Key', detail: 'Idempotency-Key must be new for each request' }],
      }),
    );
  });

  it('an expiresAt of a mute that has passed: the body', async () => {
    const [one, other] = [await createUser(service.http), await createUser(service.http)];
    const answer = await service.http.put(`/v1/users/${one.id}/mutes/${other.id}`, {
      body: { expiresAt: '2020-01-01T00:00:00Z' },
    });
    expect(answer.text).toBe(
      invalid({ pointer: '#/expiresAt' }, 'expiresAt must be in the future; leave it out to mute for good'),
    );
  });

  it('what the request does not have keeps the place where it was sent', async () => {
    const { id } = await createUser(service.http);
    const query = await service.http.get('/v1/users?firstName=a&%23/firstName=b&mutedId=c');
    const unknown = (name: string): string => `${name} is not known here: remove it`;
    expect(problemOf(query).errors).toEqual(
      ['firstName', '#/firstName', 'mutedId'].map((parameter) => ({ parameter, detail: unknown(parameter) })),
    );
    const body = await service.http.patch(`/v1/users/${id}`, { version: 2, firstName: 5 });
    expect(problemOf(body).errors).toEqual([
      { pointer: '#/version', detail: unknown('version') },
      { pointer: '#/firstName', detail: 'firstName must be a string' },
    ]);
  });
});
