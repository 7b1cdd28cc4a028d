import type { Transaction } from '@retinue/database';
import { FollowClock } from './follow-clock.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** A transaction, as far as the clock needs one. */
function begin(): { transaction: Transaction; end: () => void } {
  const endings: (() => void)[] = [];
  const transaction = { onEnd: (effect: () => void) => endings.push(effect) } as unknown as Transaction;
  return { transaction, end: () => endings.forEach((effect) => effect()) };
}

/** The stamp of a transaction that has ended. */
function stampOf(clock: FollowClock): number {
  const { transaction, end } = begin();
  const stamp = clock.stamp(transaction).getTime();
  end();
  return stamp;
}

describe('the clock of follows', () => {
  it('never goes back, even if the clock on the wall does', () => {
    const wall = [1_000, 990, 1_001, 950];
    const clock = new FollowClock(() => wall.shift()!);
    const { transaction } = begin();
    const stamps = [1, 2, 3, 4].map(() => clock.stamp(transaction).getTime());
    expect(stamps).toEqual([1_000, 1_000, 1_001, 1_001]);
  });

  it('stamps later than any cut-off before, and cuts off no earlier than any stamp that is there to be seen', () => {
    const clock = new FollowClock(() => 1_000);
    const cutOff = clock.cutOff();
    const stamp = stampOf(clock);
    expect([cutOff, stamp, clock.cutOff()]).toEqual([1_000, 1_001, 1_001]);
    expect(stampOf(clock)).toBe(1_002);
  });

  it('goes on from what an earlier process stamped, and stays where it is when that was long ago', () => {
    const clock = new FollowClock(() => 1_000);
    clock.startAfter(new Date(5_000));
    const stamp = stampOf(clock);
    expect(stamp).toBeGreaterThan(5_000);
    clock.startAfter(new Date(10));
    expect(stampOf(clock)).toBeGreaterThan(stamp);
  });

  it('does not run ahead of the wall, however many transactions there are in a millisecond', () => {
    let now = 1_000;
    const clock = new FollowClock(() => now);
    for (; now < 1_010; now += 1) {
      for (let count = 0; count < 100; count += 1) {
        expect(stampOf(clock) - now).toBeLessThanOrEqual(1);
      }
    }
  });

  describe('while the wall is far behind', () => {
    it.each([
      ['set a day ahead for a moment', [DAY_MS, 0]],
      ['set back by an hour', [0, -3_600_000]],
    ])(
      '(%s) goes on by a millisecond a stamp, tells it once, and is true again when it has caught up',
      (_how, steps) => {
        let offset = steps[0]!;
        let now = 10 * DAY_MS;
        const told: number[] = [];
        const clock = new FollowClock(
          () => now + offset,
          (behind) => told.push(behind),
        );
        const last = stampOf(clock);
        offset = steps[1]!;
        const stamps = [1, 2, 3].map(() => stampOf(clock) - last);
        expect(stamps).toEqual([1, 2, 3]);
        expect(told).toEqual([steps[0]! - steps[1]!]);
        now += 2 * DAY_MS;
        expect([stampOf(clock), stampOf(clock)]).toEqual([now + offset, now + offset + 1]);
        now -= DAY_MS;
        stampOf(clock);
        expect(told).toHaveLength(2);
      },
    );

    it('since an earlier process was ahead, tells it at the start', () => {
      const told: number[] = [];
      const clock = new FollowClock(
        () => 0,
        (behind) => told.push(behind),
      );
      clock.startAfter(new Date(DAY_MS));
      expect([stampOf(clock), stampOf(clock)]).toEqual([DAY_MS + 1, DAY_MS + 2]);
      expect(told).toEqual([DAY_MS]);
    });
  });

  describe('while a transaction is open', () => {
    it('cuts off before its stamp, and at it when it has ended', () => {
      const clock = new FollowClock(() => 1_000);
      const { transaction, end } = begin();
      const stamp = clock.stamp(transaction).getTime();
      clock.stamp(transaction);
      expect(clock.cutOff()).toBe(stamp - 1);
      end();
      expect(clock.cutOff()).toBe(stamp);
    });

    it('cuts off at the stamp of one that ended before, in the same millisecond, too', () => {
      const clock = new FollowClock(() => 1_000);
      const seen = stampOf(clock);
      const { transaction } = begin();
      const open = clock.stamp(transaction).getTime();
      const cutOff = clock.cutOff();
      expect(cutOff).toBe(seen);
      expect(open).toBeGreaterThan(seen);
    });

    it('waits for those stamped before one that has ended, and for no other', async () => {
      let now = 1_000;
      const clock = new FollowClock(() => now);
      const slow = begin();
      clock.stamp(slow.transaction);
      now = 1_050;
      const seen = stampOf(clock);
      const cutOff = clock.cutOff();
      const later = begin();
      expect(clock.stamp(later.transaction).getTime()).toBeGreaterThan(seen);
      let isSettled = false;
      void Promise.resolve(cutOff).then(() => (isSettled = true));
      await new Promise(setImmediate);
      expect(isSettled).toBe(false);
      slow.end();
      expect(await cutOff).toBe(seen);
    });
  });
});
