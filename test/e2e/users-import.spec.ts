import { UsersImportService, UsersService } from '@retinue/users';
import { createUser, newUser } from '../support/people.js';
import { useTestApp } from '../support/start-test-app.js';

describe('an import of users', () => {
  const service = useTestApp();

  const add = async (...users: Parameters<UsersImportService['add']>[0]): Promise<string[]> => {
    const results = await service.nest.get(UsersImportService, { strict: false }).add(users);
    return results.map(({ outcome }) => outcome);
  };

  const idsByEmail = async (): Promise<ReadonlyMap<string | null, number>> => {
    const found = new Map<string | null, number>();
    for await (const users of service.nest.get(UsersService, { strict: false }).all())
      for (const { id, email } of users) found.set(email, id);
    return found;
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

  it('gives whoever comes without an id one that nobody else in the batch comes with', async () => {
    const { id } = await createUser(service.http);
    const [before, twice, after] = [newUser(), newUser(), newUser()];
    const withIds = [1, 2, 3].map((offset) => ({ ...newUser(), id: id + offset }));
    const outcomes = await add(before, twice, ...withIds, { ...twice, id: id + 4 }, after);
    expect(outcomes).toEqual(['added', 'added', 'added', 'added', 'added', 'email_taken', 'added']);
    const found = await idsByEmail();
    expect([before, twice, after].map(({ email }) => found.get(email))).toEqual([id + 5, id + 6, id + 7]);
  });

  it('leaves the second id for the next user when the first was given elsewhere', async () => {
    expect(await add({ ...newUser(), id: 1 })).toEqual(['added']);
    expect((await createUser(service.http)).id).toBe(2);
  });

  it('gives nobody the id of a user who was deleted, by whichever way', async () => {
    const imports = service.nest.get(UsersImportService, { strict: false });
    const gone = await createUser(service.http);
    expect((await service.http.delete(`/v1/users/${gone.id}`)).status).toBe(204);
    expect(
      await add({ ...newUser(), id: gone.id }, { ...newUser({ email: gone.email }), id: gone.id }),
    ).toEqual(['id_spent', 'id_spent']);
    expect(await imports.addMissing([gone.id])).toBe(0);
    expect(await imports.deletedAmong([gone.id, gone.id + 1])).toEqual(new Set([gone.id]));
    const next = await createUser(service.http);
    expect(next.id).toBeGreaterThan(gone.id);
    expect((await service.http.get(`/v1/users/${gone.id}`)).status).toBe(404);
  });

  it('takes over which ids are spent, and gives out those beyond; the ids of users stay theirs', async () => {
    const imports = service.nest.get(UsersImportService, { strict: false });
    const user = await createUser(service.http);
    await imports.addDeleted([user.id, user.id + 1_000]);
    await imports.addDeleted([user.id + 500, user.id + 1_000]);
    expect(await imports.deletedAmong([user.id, user.id + 500, user.id + 1_000])).toEqual(
      new Set([user.id + 500, user.id + 1_000]),
    );
    expect((await createUser(service.http)).id).toBe(user.id + 1_001);
    // A gap that was never anybody's is free.
    expect(await add({ ...newUser(), id: user.id + 2 })).toEqual(['added']);
  });
});
