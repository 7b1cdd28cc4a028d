import { createUser } from '../support/people.js';
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
