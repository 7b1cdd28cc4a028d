import type { INestApplicationContext } from '@nestjs/common';
import { Leases, UnitOfWork } from '@retinue/database';
import { bareDatabase, type BareDatabase } from './bare-database.js';
import { openDatabase } from './open-database.js';

const MINUTE = 60_000;

describe('leases', () => {
  let database: BareDatabase;
  const processes: INestApplicationContext[] = [];

  /** As many as there were processes, on one database. */
  const holders = async (count: number): Promise<Leases[]> => {
    for (let index = 0; index < count; index += 1)
      processes.push(await openDatabase({ url: database.url, migrate: true, sharedFile: true }));
    return processes.map((app) => app.get(Leases));
  };

  /** As though so many milliseconds had gone by. */
  const letPass = async (milliseconds: number): Promise<void> => {
    await processes[0]!.get(UnitOfWork).write(async (transaction) => {
      await transaction.run(`UPDATE leases SET held_until = held_until - ${milliseconds}`);
    });
  };

  beforeEach(async () => {
    database = await bareDatabase();
  });

  afterEach(async () => {
    for (const app of processes.splice(0)) await app.close();
    await database.drop();
  });

  it('are held by one at a time, who may take them again', async () => {
    const [one, other] = await holders(2);
    expect(await one!.take(['b', 'a'], MINUTE)).toEqual(['a', 'b']);
    expect(await other!.take(['a', 'b', 'c'], MINUTE)).toEqual(['c']);
    expect(await one!.take(['a', 'b', 'c'], MINUTE)).toEqual(['a', 'b']);
  });

  it('go to one of many who try at the same moment', async () => {
    const all = await holders(3);
    const names = ['a', 'b', 'c', 'd', 'e'];
    const tried = await Promise.all(all.map(async (leases) => leases.take(names, MINUTE)));
    expect(tried.flat().toSorted()).toEqual(names);
  });

  it('are free once given up, by their holder alone', async () => {
    const [one, other] = await holders(2);
    await one!.take(['a'], MINUTE);
    await other!.release(['a']);
    expect(await other!.take(['a'], MINUTE)).toEqual([]);
    await one!.release(['a']);
    expect(await other!.take(['a'], MINUTE)).toEqual(['a']);
  });

  it('are free when their time is over, as after the death of their holder', async () => {
    const [one, other] = await holders(2);
    await one!.take(['a'], MINUTE);
    await letPass(MINUTE / 2);
    expect(await other!.take(['a'], MINUTE)).toEqual([]);
    await letPass(MINUTE);
    expect(await other!.take(['a'], MINUTE)).toEqual(['a']);
    expect(await one!.take(['a'], MINUTE)).toEqual([]);
  });

  it('do not stand for ever when the clock was ahead as they were taken', async () => {
    const [one, other] = await holders(2);
    await one!.take(['a'], MINUTE);
    await letPass(-365 * 24 * 60 * MINUTE);
    expect(await other!.take(['a'], MINUTE)).toEqual(['a']);
  });

  it('are told by the beginning of their names, as long as they are held', async () => {
    const [one, other] = await holders(2);
    await one!.take(['work/a', 'work/b', 'works'], MINUTE);
    await other!.take(['work/c', 'wor'], MINUTE);
    expect(await one!.held('work/')).toEqual(['work/a', 'work/b', 'work/c']);
    await letPass(2 * MINUTE);
    expect(await one!.held('work/')).toEqual([]);
  });
});
