/** Something counted until a time. */
export interface Window {
  /** Milliseconds, by the clock of whoever counts. */
  endsAt: number;
}

/** Windows that are kept at once, at most: some 20 MB. */
const MAX_KEPT = 100_000;

/**
 * Windows by key, in two generations: those that were looked at lately, and those before. An old generation is dropped as a
 * whole, once all of its windows have ended. So no timer is needed, and no walk through all of them.
 *
 * More keys than can be kept drop it earlier: who floods from 100,000 addresses is not stopped by counting addresses.
 */
export class RecentWindows<Kept extends Window> {
  private young = new Map<string, Kept>();
  private old = new Map<string, Kept>();
  private youngSince = 0;

  /** @param lengthMs of the longest window */
  constructor(private readonly lengthMs: number) {}

  /** Windows that are kept, ended ones among them. */
  get size(): number {
    return this.young.size + this.old.size;
  }

  /** The window of a key, if there is one that has not ended. */
  find(key: string, now: number): Kept | undefined {
    if (now - this.youngSince >= this.lengthMs || this.young.size >= MAX_KEPT / 2) this.age(now);
    let window = this.young.get(key);
    if (window === undefined) {
      window = this.old.get(key);
      if (window !== undefined) this.young.set(key, window);
    }
    return window === undefined || window.endsAt <= now ? undefined : window;
  }

  /** Keeps a window in the place of the one that has ended. */
  add(key: string, window: Kept): Kept {
    this.young.set(key, window);
    return window;
  }

  private age(now: number): void {
    this.old = this.young;
    this.young = new Map();
    this.youngSince = now;
  }
}
