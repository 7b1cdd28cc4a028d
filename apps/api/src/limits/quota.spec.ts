import { array, assert as assertProperty, constantFrom, integer, property, tuple } from 'fast-check';
import { CountsInMemory } from './counts-in-memory.js';
import { Quota, WINDOW_MS } from './quota.js';
import { RecentWindows } from './recent-windows.js';

/** As processes share what they have counted. */
function share(quotas: readonly Quota[], counts: CountsInMemory, now: number): void {
  for (const quota of quotas) {
    for (const { key, points, counter } of quota.changes().values()) {
      for (const shared of counts.add([{ key, points }], now)) quota.learn(counter, shared, now);
    }
  }
}

describe('a quota', () => {
  it('gives each key its points, refuses what is more, and begins anew when the minute is over', () => {
    const quota = new Quota('reads', 3, false);
    const allowed = (key: string, now: number): boolean => quota.take(key, 1, now).isAllowed;
    expect([1, 2, 3, 4].map((now) => allowed('ann', now))).toEqual([true, true, true, false]);
    expect(allowed('bob', 5)).toBe(true);
    expect(quota.take('ann', 1, 6)).toEqual({ isAllowed: false, remaining: 0, msLeft: WINDOW_MS - 5 });
    expect(allowed('ann', WINDOW_MS + 1)).toBe(true);
  });

  it('takes nothing from who is refused, so that less may still be had', () => {
    const quota = new Quota('writes', 10, false);
    quota.take('ann', 8, 0);
    expect(quota.take('ann', 3, 1)).toMatchObject({ isAllowed: false, remaining: 2 });
    expect(quota.take('ann', 2, 2)).toMatchObject({ isAllowed: true, remaining: 0 });
  });

  it('that was overdrawn afterwards gives nothing until the minute is over', () => {
    const quota = new Quota('reads', 10, false);
    quota.charge('ann', 25, 0);
    expect(quota.take('ann', 1, 1)).toMatchObject({ isAllowed: false, remaining: 0 });
    expect(quota.take('ann', 1, WINDOW_MS)).toMatchObject({ isAllowed: true });
  });

  it('is passed by processes that share after each request by what each gives before it first learns of the others', () => {
    const step = tuple(constantFrom(0, 1, 2), integer({ min: 1, max: 5 }));
    assertProperty(
      property(array(step, { minLength: 10, maxLength: 40 }), (steps) => {
        const quotas = [0, 1, 2].map(() => new Quota('reads', 20, true));
        const counts = new CountsInMemory(WINDOW_MS);
        let spent = 0;
        steps.forEach(([process, points], now) => {
          if (quotas.at(process)?.take('ann', points, now).isAllowed === true) spent += points;
          share(quotas, counts, now);
        });
        expect(spent).toBeLessThanOrEqual(20 + 3 * 5);
      }),
    );
  });

  it('learns what others have spent, and when the common window ends', () => {
    const [one, other] = [new Quota('reads', 10, true), new Quota('reads', 10, true)];
    const counts = new CountsInMemory(WINDOW_MS);
    one.take('ann', 6, 0);
    share([one], counts, 0);
    other.take('ann', 1, 1_000);
    share([other], counts, 1_000);
    expect(other.take('ann', 4, 1_000)).toMatchObject({
      isAllowed: false,
      remaining: 3,
      msLeft: WINDOW_MS - 1_000,
    });
    expect(other.take('ann', 3, 1_000)).toMatchObject({ isAllowed: true, remaining: 0 });
  });

  it('says of no window that it is longer than a minute, whatever fraction of a millisecond it began at', () => {
    assertProperty(
      property(integer({ min: 0, max: 1e12 }), (nanoseconds) => {
        const now = nanoseconds / 1e6;
        expect(new Quota('reads', 10, false).take('ann', 1, now).msLeft).toBeLessThanOrEqual(WINDOW_MS);
      }),
    );
  });

  it('counts on alone when the others could not be told, and loses nothing', () => {
    const quota = new Quota('reads', 10, true);
    quota.take('ann', 6, 0);
    for (const { counter } of quota.changes().values()) quota.keep(counter);
    expect(quota.take('ann', 5, 1)).toMatchObject({ isAllowed: false, remaining: 4 });
  });
});

describe('windows that are kept', () => {
  it('are found until they end, however many others there were, and are not kept for ever', () => {
    const windows = new RecentWindows<{ endsAt: number }>(100);
    windows.find('ann', 1_000);
    windows.add('ann', { endsAt: 1_090 });
    for (let key = 0; key < 30_000; key += 1) {
      windows.find(`${key}`, 1_001);
      windows.add(`${key}`, { endsAt: 1_101 });
    }
    expect(windows.find('ann', 1_089)).toEqual({ endsAt: 1_090 });
    expect(windows.find('ann', 1_090)).toBeUndefined();
    windows.find('x', 1_201);
    windows.find('x', 1_302);
    expect(windows.size).toBe(0);
  });
});
