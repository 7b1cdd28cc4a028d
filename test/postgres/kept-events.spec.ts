import { UnitOfWork } from '@retinue/database';
import { FollowsService } from '@retinue/follows';
import { ageEvents, placesInLog, trimLog } from '../support/kept-events.js';
import { type NewDatabase, newDatabase } from '../support/new-database.js';
import { type Instance, makeUsers, startInstance } from './instances.js';

describe('a log that two instances trim', () => {
  let database: NewDatabase;
  let instances: Instance[];

  beforeEach(async () => {
    database = await newDatabase();
    const environment = { DATABASE_URL: database.url, EVENTS_KEEP_DAYS: '30' };
    instances = [await startInstance(environment), await startInstance(environment)];
  });

  afterEach(async () => {
    for (const instance of instances) await instance.close();
    await database.drop();
  });

  it('keeps what came after an event that is not committed yet, however old', async () => {
    const [one, two] = instances.map(({ nest }) => nest) as [Instance['nest'], Instance['nest']];
    const ids = await makeUsers(instances[0]!, 4);
    let commit: () => void = () => undefined;
    const committing = new Promise<void>((resolve) => (commit = resolve));
    let wrote: () => void = () => undefined;
    const written = new Promise<void>((resolve) => (wrote = resolve));
    const late = one.get(UnitOfWork, { strict: false }).write(async (transaction) => {
      const edge = { followerId: ids[0]!, followeeId: ids[1]! };
      await one.get(FollowsService, { strict: false }).follow(edge, { transaction });
      wrote();
      await committing;
    });
    await written;
    for (const followerId of [ids[2]!, ids[3]!])
      await two
        .get(FollowsService, { strict: false })
        .follow({ followerId, followeeId: followerId === ids[2] ? ids[3]! : ids[2]! });
    await ageEvents(two, 31);
    await trimLog(two);
    // 5 is of the follow that is not there yet.
    expect(await placesInLog(two)).toEqual([6, 7]);
    commit();
    await late;
    expect(await placesInLog(two)).toEqual([5, 6, 7]);
    await ageEvents(two, 31, 5);
    await trimLog(one);
    expect(await placesInLog(two)).toEqual([7]);
  });

  it('is trimmed once, when both are at it', async () => {
    const nests = instances.map(({ nest }) => nest);
    await nests[0]!.get(UnitOfWork, { strict: false }).write(async (transaction) => {
      await transaction.run(
        `INSERT INTO follow_events (type, actor_id, subject_id, created_at)
         SELECT 'mute', i, i + 1, 0 FROM generate_series(1, 4500) i`,
      );
    });
    const untilDone = async (nest: Instance['nest']): Promise<void> => {
      while ((await trimLog(nest)).at(-1) !== 'done');
    };
    await Promise.all(nests.map(untilDone));
    expect(await placesInLog(nests[0]!)).toEqual([4500]);
  });
});
