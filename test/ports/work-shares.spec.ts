import type { INestApplicationContext } from '@nestjs/common';
import { Leases, UnitOfWork } from '@retinue/database';
import { WorkShares } from '../../libs/webhooks/src/dispatch/work-shares.js';
import { bareDatabase, type BareDatabase } from './bare-database.js';
import { openDatabase } from './open-database.js';

/** Of as many shares as there are, and more. */
const IDS = Array.from({ length: 64 }, (_, index) => index + 1);

describe('work that processes share', () => {
  let database: BareDatabase;
  const processes: INestApplicationContext[] = [];

  const join = async (): Promise<WorkShares> => {
    const app = await openDatabase({ url: database.url, migrate: true, sharedFile: true });
    processes.push(app);
    return new WorkShares(app.get(Leases), 'work');
  };

  /** One round of each, as they go by the clock: all know of all then. */
  const round = async (all: readonly WorkShares[]): Promise<void> => {
    for (const shares of all) {
      await shares.take();
      await shares.giveUp();
    }
  };

  const owners = (all: readonly WorkShares[]): number[][] =>
    IDS.map((id) => all.flatMap((shares, index) => (shares.has(id) ? [index] : [])));

  beforeEach(async () => {
    database = await bareDatabase();
  });

  afterEach(async () => {
    for (const app of processes.splice(0)) await app.close();
    await database.drop();
  });

  it('is all of one that is alone', async () => {
    const one = await join();
    await round([one]);
    expect(owners([one])).toEqual(IDS.map(() => [0]));
  });

  it('is done by one process at a time, and by all processes, as they come and go', async () => {
    const all = [await join(), await join(), await join()];
    for (let count = 1; count <= all.length; count += 1) {
      await round(all.slice(0, count));
      // Whoever came before gives up what is another's now; then that one can take it.
      expect(owners(all).every((found) => found.length <= 1)).toBe(true);
      await round(all.slice(0, count));
      await round(all.slice(0, count));
      expect(owners(all).every((found) => found.length === 1)).toBe(true);
      expect(new Set(owners(all).flat()).size).toBe(count);
    }
    await all[1]!.leave();
    await round([all[0]!, all[2]!]);
    expect(owners(all).every((found) => found.length === 1 && found[0] !== 1)).toBe(true);
  });

  it('of one who died is done by the others once they are missed', async () => {
    const all = [await join(), await join()];
    for (let index = 0; index < 3; index += 1) await round(all);
    const [alive] = all;
    await round([alive!]);
    expect(owners([alive!]).every((found) => found.length === 1)).toBe(false);
    await processes[0]!.get(UnitOfWork).write(async (transaction) => {
      await transaction.run('UPDATE leases SET held_until = held_until - 60000');
    });
    await round([alive!]);
    expect(owners([alive!]).every((found) => found.length === 1)).toBe(true);
  });
});
