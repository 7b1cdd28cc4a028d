import { Logger } from '@nestjs/common';
import { SeldomLines } from '@retinue/common/http';
import { type Quota, WINDOW_MS } from './quota.js';
import type { SharedCounts } from './shared-counts.js';

/** Milliseconds between two times that processes tell each other what they have counted. */
const SHARE_EVERY_MS = 100;

const logger = new Logger('RateLimits');

/**
 * Tells the other processes every so often what was counted here, all keys at once, and learns what they have counted. When they
 * can't be reached, requests go on, and this process counts alone.
 */
export class QuotaSharing {
  private readonly timer: NodeJS.Timeout;
  private readonly seldomLines = new SeldomLines();
  private underWay: Promise<void> | undefined;

  constructor(
    private readonly quotas: readonly Quota[],
    private readonly counts: SharedCounts,
  ) {
    this.timer = setInterval(() => void this.share(), SHARE_EVERY_MS).unref();
  }

  /** Shares now, or when what is under way is done. */
  async share(): Promise<void> {
    this.underWay ??= this.exchange().finally(() => (this.underWay = undefined));
    return this.underWay;
  }

  /** Shares no more, and waits for what is under way. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.underWay;
  }

  private async exchange(): Promise<void> {
    const changes = this.quotas.flatMap((quota) =>
      [...quota.changes().values()].map(({ key, points, counter }) => ({
        quota,
        counter,
        counted: { key: `${quota.name} ${key}`, points },
      })),
    );
    if (changes.length === 0) return;
    try {
      const shared = await this.counts.add(
        changes.map(({ counted }) => counted),
        WINDOW_MS,
      );
      const byKey = new Map(shared.map((count) => [count.key, count]));
      const now = performance.now();
      for (const { quota, counter, counted } of changes) {
        const count = byKey.get(counted.key);
        if (count === undefined) quota.keep(counter);
        else quota.learn(counter, count, now);
      }
    } catch (error) {
      for (const { quota, counter } of changes) quota.keep(counter);
      const suppressed = this.seldomLines.take('sharing');
      if (suppressed !== undefined) {
        logger.warn(`What was counted could not be shared, so this process limits alone: ${String(error)}`);
      }
    }
  }
}
