import { RecentWindows, type Window } from './recent-windows.js';
import type { Counted, SharedCount } from './shared-counts.js';

/** The window of every quota. */
export const WINDOW_MS = 60_000;

/** What a quota says of a request. */
export interface Verdict {
  readonly isAllowed: boolean;
  /** Points that are left in the window. */
  readonly remaining: number;
  /** Milliseconds until the window ends. */
  readonly msLeft: number;
}

interface Counter extends Window {
  /** As it was told when counts were last shared; by itself, all that was counted. */
  known: number;
  /** What is on its way to the others. */
  sent: number;
  /** What the others are not told yet. */
  unsent: number;
}

/**
 * Points that each key may spend in a minute. The decision is made here, by what this process has counted and what it was told
 * of the others: no request waits for anybody.
 */
export class Quota {
  private readonly counters = new RecentWindows<Counter>(WINDOW_MS);
  /** Those of which the others are to be told something. */
  private readonly changed = new Map<string, Counter>();

  /**
   * @param name as headers and messages call it
   * @param limit points in a window
   * @param isShared whether somebody takes {@link changes}
   */
  constructor(
    readonly name: string,
    readonly limit: number,
    private readonly isShared: boolean,
  ) {}

  /** Spends points, if they are left; who is refused spends none. */
  take(key: string, points: number, now: number): Verdict {
    const counter = this.counter(key, now);
    const isAllowed = points === 0 || spentOf(counter) + points <= this.limit;
    if (isAllowed && points > 0) this.count(key, counter, points);
    return this.verdict(counter, isAllowed, now);
  }

  /** Spends points that are known after the work is done, whether they are left or not. */
  charge(key: string, points: number, now: number): void {
    this.count(key, this.counter(key, now), points);
  }

  /** Takes what the others are to be told. {@link learn} or {@link keep} must follow. */
  changes(): ReadonlyMap<string, Counted & { readonly counter: object }> {
    const taken = new Map<string, Counted & { readonly counter: Counter }>();
    for (const [key, counter] of this.changed) {
      taken.set(key, { key, points: counter.unsent, counter });
      counter.sent = counter.unsent;
      counter.unsent = 0;
    }
    this.changed.clear();
    return taken;
  }

  /** Learns what a key has come to. @param counter that of the change */
  learn(counter: object, shared: SharedCount, now: number): void {
    const own = counter as Counter;
    own.known = shared.points;
    own.sent = 0;
    own.endsAt = now + shared.msLeft;
  }

  /** Counts on alone, since the others could not be told. */
  keep(counter: object): void {
    const own = counter as Counter;
    own.known += own.sent;
    own.sent = 0;
  }

  private counter(key: string, now: number): Counter {
    return (
      this.counters.find(key, now) ??
      this.counters.add(key, { known: 0, sent: 0, unsent: 0, endsAt: now + WINDOW_MS })
    );
  }

  private count(key: string, counter: Counter, points: number): void {
    if (this.isShared) {
      counter.unsent += points;
      this.changed.set(key, counter);
    } else counter.known += points;
  }

  private verdict(counter: Counter, isAllowed: boolean, now: number): Verdict {
    return {
      isAllowed,
      remaining: Math.max(0, this.limit - spentOf(counter)),
      // A sum of fractions may come out a little longer than its parts, which a rounding up makes a whole second.
      msLeft: Math.min(WINDOW_MS, counter.endsAt - now),
    };
  }
}

function spentOf({ known, sent, unsent }: Counter): number {
  return known + sent + unsent;
}
