import { Quota, type Verdict } from './quota.js';
import type { RequestCost } from './request-cost.js';
import { RateLimitedError } from './rate-limited.error.js';
import type { RateLimits } from './rate-limits.js';

/** Who is to pay for a request. */
export interface Payer {
  /** By which its address is counted. */
  readonly address: string;
  /** By which its caller is counted; `undefined` while nobody knows who that is. */
  caller: string | undefined;
}

/** Points that were taken for the request before. */
export interface Paid {
  readonly address: number;
  readonly caller: number;
}

/** What quotas say of a request, for its headers, and the error that refuses it. */
export interface Ruling {
  readonly verdicts: readonly (readonly [Quota, Verdict])[];
  readonly refusal: RateLimitedError | undefined;
}

type Kind = RequestCost['kind'];

/** Counts requests for their callers and addresses, and refuses those that are too many. */
export class RequestLimiter {
  readonly quotas: readonly Quota[];
  private readonly ofCaller: Readonly<Record<Kind, Quota | undefined>>;
  private readonly ofAddress: Quota | undefined;

  /** @param isShared whether somebody tells other processes what is counted here */
  constructor({ reads, writes, address }: RateLimits, isShared: boolean) {
    const quota = (name: string, limit: number | undefined): Quota | undefined =>
      limit === undefined ? undefined : new Quota(name, limit, isShared);
    this.ofCaller = { reads: quota('reads', reads), writes: quota('writes', writes) };
    this.ofAddress = quota('address', address);
    this.quotas = [this.ofCaller.reads, this.ofCaller.writes, this.ofAddress].filter(
      (each) => each !== undefined,
    );
  }

  /** The quotas that are asked for a kind of request. */
  quotasOf(kind: Kind): readonly Quota[] {
    return [this.ofCaller[kind], this.ofAddress].filter((quota) => quota !== undefined);
  }

  /**
   * Takes what is still to be paid, of the address first: that is what stops those who are nobody. What costs more than a whole
   * window gives is done when nothing else was.
   */
  take({ address, caller }: Payer, { kind, points }: RequestCost, paid: Paid, now: number): Ruling {
    const verdicts: (readonly [Quota, Verdict])[] = [];
    const asked = [
      [this.ofAddress, address, paid.address],
      [this.ofCaller[kind], caller, paid.caller],
    ] as const;
    for (const [quota, key, before] of asked) {
      if (quota === undefined || key === undefined) continue;
      const verdict = quota.take(key, Math.min(points, quota.limit) - before, now);
      verdicts.push([quota, verdict]);
      if (!verdict.isAllowed) {
        return { verdicts, refusal: new RateLimitedError(quota.name, quota.limit, verdict.msLeft) };
      }
    }
    return { verdicts, refusal: undefined };
  }

  /** Takes points that are known when the answer is out. */
  charge({ address, caller }: Payer, { kind, points }: RequestCost, now: number): void {
    this.ofAddress?.charge(address, points, now);
    if (caller !== undefined) this.ofCaller[kind]?.charge(caller, points, now);
  }
}
