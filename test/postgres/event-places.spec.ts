import { UnitOfWork } from '@retinue/database';
import { EventsService } from '@retinue/follows';
import { PostgresServer } from '../postgres-server/postgres-server.js';
import { type Instance, makeUsers, send, startInstance, until } from './instances.js';

/** More than the 32 that PostgreSQL takes from a sequence before it writes in its own log that they are taken. */
const TAKEN_BACK = 40;

describe('a place in the log that a reader was given', () => {
  let primary: PostgresServer;
  let instance: Instance;

  beforeEach(async () => {
    primary = await PostgresServer.create();
    await primary.query('CREATE DATABASE retinue');
    instance = await startInstance({ DATABASE_URL: primary.url('retinue'), MIGRATE_ON_START: 'true' });
  }, 60_000);

  afterEach(async () => {
    await instance.close();
    await primary.remove();
  }, 60_000);

  it('is good after kill -9 of the primary, though what had places there was taken back and never reached the disk', async () => {
    const [one, other] = await makeUsers(instance, 2);
    const events = instance.nest.get(EventsService, { strict: false });
    const [writer] = await primary.query<{ readonly pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE backend_type = 'walwriter'`,
    );
    // It would write to the disk a moment later what nobody waits for.
    process.kill(writer!.pid, 'SIGSTOP');
    const takenBack = instance.nest.get(UnitOfWork, { strict: false }).write(async (transaction) => {
      await transaction.run(
        `INSERT INTO follow_events (type, actor_id, subject_id, created_at)
         SELECT 'mute', i, i + 1, 0 FROM generate_series(1, ${TAKEN_BACK}) i`,
      );
      throw new Error('taken back');
    });
    await expect(takenBack).rejects.toThrow('taken back');
    const [read, now] = [await events.next(), await events.next({ after: 'now' })];
    await primary.stop('SIGKILL');
    process.kill(writer!.pid, 'SIGKILL');
    await primary.start();

    await until(
      async () => (await send(instance, 'PUT', `/v1/users/${one}/following/${other}`)).status === 201,
    );
    for (const { nextAfter } of [read, now])
      expect(await events.next({ after: nextAfter })).toMatchObject({ events: [{ type: 'follow.created' }] });
  }, 60_000);
});
