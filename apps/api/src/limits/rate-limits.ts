import type { Settings } from '../settings/settings.js';

/** Points a minute; what is left out has no limit. */
export interface RateLimits {
  /** Of each caller, for what changes nothing. */
  readonly reads: number | undefined;
  /** Of each caller, for the rest. */
  readonly writes: number | undefined;
  /** Of each address, for both, whoever calls. */
  readonly address: number | undefined;
}

/** `undefined` when there is no limit at all. */
export function rateLimitsOf(settings: Settings): RateLimits | undefined {
  const limits = {
    reads: settings.RATE_LIMIT_READS,
    writes: settings.RATE_LIMIT_WRITES,
    address: settings.RATE_LIMIT_ADDRESS,
  };
  return Object.values(limits).some((limit) => limit !== undefined) ? limits : undefined;
}
