import { UsersImportService } from '@retinue/users';
import { createUser, newUser } from '../support/people.js';
import { useTestApp } from '../support/start-test-app.js';

describe('an import of users', () => {
  const service = useTestApp();

  const add = async (...users: Parameters<UsersImportService['add']>[0]): Promise<string[]> => {
    const results = await service.nest.get(UsersImportService, { strict: false }).add(users);
    return results.map(({ outcome }) => outcome);
  };

  it('tells whose id and whose email is taken, also within one batch', async () => {
    const { id, email } = await createUser(service.http);
    expect(
      await add(
        newUser({ email: 'x@example.org' }),
        { ...newUser({ email: 'X@example.org' }), id: 50 },
        { ...newUser({ email: 'y@example.org' }), id },
        { ...newUser({ email: 'y@example.org' }), id: 51 },
        { ...newUser({ email }), id: 52 },
        { ...newUser({ email }), id },
      ),
    ).toEqual(['added', 'email_taken', 'id_taken', 'added', 'email_taken', 'already_there']);
  });

  it('leaves ids for the users to come', async () => {
    expect(await add({ ...newUser(), id: Number.MAX_SAFE_INTEGER })).toEqual(['invalid']);
    expect(await add({ ...newUser(), id: 2 ** 52 })).toEqual(['added']);
    const { id } = await createUser(service.http);
    expect(id).toBe(2 ** 52 + 1);
    expect((await service.http.get(`/v1/users/${id}`)).status).toBe(200);
  });
});
