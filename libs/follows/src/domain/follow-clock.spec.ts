import { FollowClock } from './follow-clock.js';

describe('the clock of follows', () => {
  it('never goes back, even if the clock on the wall does', () => {
    const wall = [1_000, 900, 1_001, 500];
    const clock = new FollowClock(() => wall.shift()!);
    const stamps = [clock.stamp(), clock.stamp(), clock.stamp(), clock.stamp()].map((time) => time.getTime());
    expect(stamps).toEqual([1_000, 1_000, 1_001, 1_001]);
  });

  it('stamps later than any pin before, and pins no earlier than any stamp before', () => {
    const clock = new FollowClock(() => 1_000);
    const pinned = clock.pin();
    const stamp = clock.stamp().getTime();
    expect([pinned, stamp, clock.pin()]).toEqual([1_000, 1_001, 1_001]);
    expect(clock.stamp().getTime()).toBe(1_002);
  });

  it('goes on from what an earlier process stamped, and stays where it is when that was long ago', () => {
    const clock = new FollowClock(() => 1_000);
    clock.startAfter(new Date(5_000));
    expect(clock.stamp().getTime()).toBeGreaterThanOrEqual(5_000);
    const stamp = clock.stamp().getTime();
    clock.startAfter(new Date(10));
    expect(clock.stamp().getTime()).toBeGreaterThanOrEqual(stamp);
  });
});
