import { DAY_MS } from '@retinue/follows';

/** When users began to follow or to ask, in memory, for the limit of the day. */
export class FakeFollowStarts {
  private readonly times = new Map<number, readonly Date[]>();

  add(followerId: number, at: Date): void {
    this.times.set(followerId, [...this.sinceYesterday(followerId), at]);
  }

  /** @param most that may be made: the one that must be too old to count before the next can be made goes by it */
  tallyOf(followerId: number, most = 0): { starts: number; nextToLeave: Date | undefined } {
    const times = this.sinceYesterday(followerId);
    return { starts: times.length, nextToLeave: times[Math.max(0, times.length - most)] };
  }

  forget(followerId: number): void {
    this.times.delete(followerId);
  }

  /** @returns what brings back those that are there now */
  remember(): () => void {
    const times = [...this.times];
    return () => {
      this.times.clear();
      for (const [id, of] of times) this.times.set(id, of);
    };
  }

  private sinceYesterday(followerId: number): readonly Date[] {
    const yesterday = Date.now() - DAY_MS;
    return (this.times.get(followerId) ?? []).filter((at) => at.getTime() > yesterday);
  }
}
