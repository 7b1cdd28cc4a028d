/**
 * The time that edges and their events are stamped with. It never goes back, after {@link startAfter} not even behind
 * an earlier process, so that the history by time is the history as it happened.
 *
 * A list from the oldest on ends at the moment its first page was read ({@link pin}): without that end, who
 * unfollows and follows again meanwhile would be met twice. The end holds only if no edge gets a stamp at or
 * before it later on, so a stamp is always after the last pin: by one millisecond at most ahead of the clock
 * on the wall. (Between processes, clocks may differ by more; the wall is all they share.)
 */
export class FollowClock {
  private pinned = 0;
  private stamped = 0;

  constructor(private readonly wall: () => number = Date.now) {}

  /** No stamp will be before this time: that of the last event there is. */
  startAfter(time: Date): void {
    this.stamped = Math.max(this.stamped, time.getTime());
  }

  /** The time for an edge made now. */
  stamp(): Date {
    this.stamped = Math.max(this.wall(), this.stamped, this.pinned + 1);
    return new Date(this.stamped);
  }

  /** Now (milliseconds since 1970 UTC); every edge already made is at or before it, every later one after. */
  pin(): number {
    this.pinned = Math.max(this.wall(), this.stamped, this.pinned);
    return this.pinned;
  }
}
