import { UnitOfWork, statement } from '@retinue/database';
import { UsersImportService } from '@retinue/users';
import { createUser, getUser, newUser } from '../support/people.js';
import { useNewTestApp } from '../support/start-test-app.js';

const HOUR_MS = 3_600_000;

describe('after the clock was set back', () => {
  const service = useNewTestApp();

  it.each([
    ['made', HOUR_MS, HOUR_MS],
    ['changed', 0, HOUR_MS],
    ['made, in a version that stamped its last change before that,', HOUR_MS, 0],
  ])('a user that was %s by the hour before changes at no earlier time', async (_what, made, changed) => {
    const { id } = await createUser(service.http);
    const now = Date.now();
    const [createdAt, updatedAt] = [now + made, now + changed];
    await service.nest.get(UnitOfWork, { strict: false }).write(async (transaction) => {
      await transaction.run(
        statement<Record<'createdAt' | 'updatedAt' | 'id', number>>(
          `UPDATE users SET created_at = :createdAt, updated_at = :updatedAt WHERE id = :id`,
        ),
        { createdAt, updatedAt, id },
      );
    });
    for (const firstName of ['One', 'Two']) {
      const { status, body } = await service.http.patch(`/v1/users/${id}`, { firstName });
      expect([status, Date.parse(body.updatedAt)]).toEqual([200, now + HOUR_MS]);
      expect(await getUser(service.http, id)).toEqual(body);
    }
  });

  it('a user that is imported with the time of its last change alone was not made after it', async () => {
    const updatedAt = new Date(Date.now() - HOUR_MS);
    await service.nest.get(UsersImportService, { strict: false }).add([{ ...newUser(), updatedAt }]);
    const { createdAt } = await getUser(service.http, 1);
    expect(createdAt).toBe(updatedAt.toISOString());
  });
});
