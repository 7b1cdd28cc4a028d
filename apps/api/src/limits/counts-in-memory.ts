import { RecentWindows, type Window } from './recent-windows.js';
import type { Counted, SharedCount } from './shared-counts.js';

interface Sum extends Window {
  points: number;
}

/** Adds up what several processes have counted. */
export class CountsInMemory {
  private readonly sums: RecentWindows<Sum>;

  constructor(private readonly windowMs: number) {
    this.sums = new RecentWindows(windowMs);
  }

  add(counted: readonly Counted[], now: number): SharedCount[] {
    return counted.map(({ key, points }) => {
      const sum = this.sums.find(key, now) ?? this.sums.add(key, { points: 0, endsAt: now + this.windowMs });
      sum.points += points;
      return { key, points: sum.points, msLeft: sum.endsAt - now };
    });
  }
}
