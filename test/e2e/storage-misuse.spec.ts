import { getDataSourceToken } from '@nestjs/typeorm';
import { UnitOfWork, WriteOutsideUnitOfWorkError } from '@retinue/database';
import type { DataSource } from 'typeorm';
import { createUser } from '../support/people.js';
import { useNewTestApp } from '../support/start-test-app.js';
import { storedRows } from '../support/stored-rows.js';

describe("TypeORM's repositories", () => {
  const service = useNewTestApp();

  const injected = (): DataSource => service.nest.get<DataSource>(getDataSourceToken('retinue'));

  it('read what is committed', async () => {
    const { id } = await createUser(service.http, { firstName: 'Ida' });
    expect(await injected().getRepository('UserEntity').findOneBy({ id })).toMatchObject({
      firstName: 'Ida',
    });
  });

  it('name the cure when they save, remove or open a transaction outside a unit of work', async () => {
    const { id } = await createUser(service.http);
    const users = injected().getRepository('UserEntity');
    const before = await storedRows(service);
    const person = await users.findOneByOrFail({ id });
    const attempts = [
      async () => users.save({ ...person, firstName: 'Other' }),
      async () => users.remove(person),
      async () =>
        injected().transaction(async (manager) => manager.update('UserEntity', { id }, { firstName: 'O' })),
    ];
    for (const attempt of attempts)
      await expect(attempt()).rejects.toBeInstanceOf(WriteOutsideUnitOfWorkError);
    expect(await storedRows(service)).toEqual(before);
  });

  it('save in a unit of work, and are taken back with it', async () => {
    const { id } = await createUser(service.http);
    const unitOfWork = service.nest.get(UnitOfWork);
    const rename = async (firstName: string, refuse: boolean): Promise<void> =>
      unitOfWork.write(async ({ manager }) => {
        const users = manager.getRepository('UserEntity');
        await users.save({ ...(await users.findOneByOrFail({ id })), firstName });
        if (refuse) throw new Error('refused');
      });
    await rename('Kept', false);
    await expect(rename('Lost', true)).rejects.toThrow('refused');
    expect((await service.http.get(`/v1/users/${id}`)).body).toMatchObject({ firstName: 'Kept' });
  });
});
