import type { Transaction } from '@retinue/database';

/**
 * How far the clock on the wall may be behind the last stamp before stamps go on without it (milliseconds). Until then they
 * stand still, as a clock that is set right by a few milliseconds asks for.
 */
const MAX_STANDSTILL_MS = 100;

/** The first and the last stamp of a transaction that is open. */
interface Span {
  readonly first: number;
  last: number;
}

/**
 * The time that edges and their events are stamped with. It never goes back, after {@link startAfter} not even behind
 * an earlier process, so that the history by time is the history as it happened. Where the clock on the wall was set
 * back, each stamp is a millisecond after the last until it has caught up.
 *
 * A list from the oldest on ends at the moment its first page was read ({@link cutOff}): without that end, who
 * unfollows and follows again meanwhile would be met twice. The end holds only if no edge that comes to be seen later has
 * a stamp at or before it. So a stamp is always after the last cut-off, and a cut-off before the stamps of transactions that have
 * not ended. (Between processes, clocks may differ by more; the wall is all they share.)
 */
export class FollowClock {
  private lastCutOff = 0;
  private stamped = 0;
  /** The latest stamp of a transaction that has ended. */
  private ended = 0;
  private isBehind = false;
  /** In the order of their first stamps. */
  private readonly open = new Map<Transaction, Span>();
  private readonly waiting = new Set<() => void>();

  /**
   * @param wall milliseconds since 1970 UTC
   * @param onBehind told once, with the milliseconds, when the wall is found to be behind what was stamped
   */
  constructor(
    private readonly wall: () => number = Date.now,
    private readonly onBehind: (milliseconds: number) => void = () => undefined,
  ) {}

  /** No stamp will be before this time: that of the last event there is. */
  startAfter(time: Date): void {
    this.stamped = Math.max(this.stamped, time.getTime());
    this.compare(this.wall());
  }

  /** The time for an edge made now, in this transaction. */
  stamp(transaction: Transaction): Date {
    const wall = this.wall();
    this.compare(wall);
    // After what is done, so that a cut-off fits between; but not ahead of the wall for that, however many there are.
    const afterEnded = Math.min(this.ended, wall) + 1;
    const afterLast = this.isFarBehind(wall) ? this.stamped + 1 : this.stamped;
    this.stamped = Math.max(wall, afterLast, afterEnded, this.lastCutOff + 1);
    this.track(transaction);
    return new Date(this.stamped);
  }

  /**
   * Now (milliseconds since 1970 UTC), for a list that is read right away: every edge whose maker was answered is at or
   * before it, every edge that is seen only later is after it.
   *
   * It is a promise in the rare case that a transaction which has not ended was stamped before one that has: that one is
   * waited for.
   */
  cutOff(): number | Promise<number> {
    const [oldest] = this.open.values();
    if (oldest !== undefined && oldest.first <= this.ended) return this.cutOffWhenEnded(this.ended);
    const now = Math.max(this.wall(), this.stamped, this.lastCutOff);
    this.lastCutOff = oldest === undefined ? now : Math.max(this.lastCutOff, oldest.first - 1);
    return this.lastCutOff;
  }

  private async cutOffWhenEnded(time: number): Promise<number> {
    // What is stamped from now on comes after it, so those that are open are all there is to wait for.
    this.lastCutOff = Math.max(this.lastCutOff, time);
    while ([...this.open.values()].some(({ first }) => first <= time)) {
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
    return time;
  }

  private track(transaction: Transaction): void {
    const span = this.open.get(transaction);
    if (span !== undefined) {
      span.last = this.stamped;
      return;
    }
    this.open.set(transaction, { first: this.stamped, last: this.stamped });
    transaction.onEnd(() => this.release(transaction));
  }

  private release(transaction: Transaction): void {
    this.ended = Math.max(this.ended, this.open.get(transaction)?.last ?? 0);
    this.open.delete(transaction);
    for (const goOn of this.waiting) goOn();
    this.waiting.clear();
  }

  private isFarBehind(wall: number): boolean {
    return this.stamped - wall > MAX_STANDSTILL_MS;
  }

  private compare(wall: number): void {
    if (wall >= this.stamped) this.isBehind = false;
    if (this.isBehind || !this.isFarBehind(wall)) return;
    this.isBehind = true;
    this.onBehind(this.stamped - wall);
  }
}
