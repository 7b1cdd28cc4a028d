import { Logger } from '@nestjs/common';
import { CountsInMemory } from './counts-in-memory.js';
import { Quota, WINDOW_MS } from './quota.js';
import { QuotaSharing } from './quota-sharing.js';
import type { Counted, SharedCount, SharedCounts } from './shared-counts.js';

/** Where counts are shared, which can be cut off. */
class PlaceForCounts implements SharedCounts {
  isGone = false;
  calls = 0;
  private readonly counts = new CountsInMemory(WINDOW_MS);

  async add(counted: readonly Counted[]): Promise<readonly SharedCount[]> {
    this.calls += 1;
    if (this.isGone) throw new Error('nobody there');
    return this.counts.add(counted, performance.now());
  }
}

describe('processes that share what they count', () => {
  const place = new PlaceForCounts();
  const quotas = [new Quota('reads', 10, true), new Quota('reads', 10, true)] as const;
  const sharings = quotas.map((quota) => new QuotaSharing([quota], place));
  const take = (process: 0 | 1, key: string, points: number): boolean =>
    quotas[process].take(key, points, performance.now()).isAllowed;
  const share = async (): Promise<void> => {
    for (const sharing of sharings) await sharing.share();
  };

  beforeAll(() => Logger.overrideLogger(false));
  afterAll(async () => {
    for (const sharing of sharings) await sharing.stop();
  });

  it('refuse what the others have given', async () => {
    expect([take(0, 'ann', 7), take(1, 'ann', 1)]).toEqual([true, true]);
    await share();
    expect(take(1, 'ann', 3)).toBe(false);
    expect(take(1, 'ann', 2)).toBe(true);
    expect(take(1, 'bob', 10)).toBe(true);
  });

  it('say all that has changed at once, and nothing when nothing has', async () => {
    await share();
    const before = place.calls;
    await share();
    expect(place.calls).toBe(before);
    for (const key of ['cid', 'dan', 'eve']) take(0, key, 1);
    await share();
    expect(place.calls).toBe(before + 1);
  });

  it('limit alone while the place is gone, and together again when it is back', async () => {
    place.isGone = true;
    expect([take(0, 'fay', 6), take(1, 'fay', 1)]).toEqual([true, true]);
    await share();
    expect([take(0, 'fay', 5), take(0, 'fay', 4)]).toEqual([false, true]);
    place.isGone = false;
    await share();
    expect(take(1, 'fay', 5)).toBe(true);
    await share();
    expect(take(1, 'fay', 5)).toBe(false);
  });
});
