import { DatabaseActivity } from '@retinue/database';
import { BesideOthers } from './beside-others.js';

/** Of a file whose log has as many pages to copy, each time that somebody looks. */
function besideOthers(...pagesToCopy: readonly number[]): {
  readonly beside: BesideOthers;
  looks: () => number;
} {
  let looks = 0;
  const activity = new DatabaseActivity(() => ({
    unansweredWrites: 0,
    log: { bytes: 0, pagesToCopy: pagesToCopy[looks++] ?? 0 },
    pools: [],
    replicas: [],
  }));
  return { beside: new BesideOthers(activity), looks: () => looks };
}

const ITEMS = Array.from({ length: 1_200 }, (_, index) => index);

test('all items are stored in their order, in several batches', async () => {
  const stored: number[] = [];
  const sizes: number[] = [];
  const { beside } = besideOthers();
  const count = await beside.store(
    ITEMS,
    async (batch, before) => {
      expect(before).toBe(stored.length);
      stored.push(...batch);
      sizes.push(batch.length);
    },
    () => false,
  );
  expect([count, stored]).toEqual([ITEMS.length, ITEMS]);
  expect(sizes.length).toBeGreaterThan(2);
});

test('whoever stops it learns how many were stored', async () => {
  const stored: number[] = [];
  const { beside } = besideOthers();
  const count = await beside.store(
    ITEMS,
    async (batch) => {
      stored.push(...batch);
    },
    () => stored.length > 0,
  );
  expect(count).toBe(stored.length);
  expect(count).toBeLessThan(ITEMS.length);
});

test('while the disk is behind with copying the log, the next batch waits', async () => {
  const { beside, looks } = besideOthers(9_000, 5_000, 3_001, 3_000);
  const looksAtBatch: number[] = [];
  await beside.store(
    ITEMS.slice(0, 300),
    async () => {
      looksAtBatch.push(looks());
    },
    () => false,
  );
  expect(looksAtBatch).toEqual([0, 4]);
});

test('but not for ever: a long reading keeps the log from being copied', async () => {
  const { beside, looks } = besideOthers(...Array<number>(1_000).fill(9_000));
  await beside.store(
    ITEMS.slice(0, 1),
    async () => undefined,
    () => false,
  );
  expect(looks()).toBe(12);
});
