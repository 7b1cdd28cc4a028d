import { DomainError, type ErrorSpec } from '@retinue/common';

/** A quota of requests is used up. */
export class RateLimitedError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'rate_limited',
    kind: 'too_many',
    summary: 'Too many requests',
  };

  constructor(quota: string, limit: number, msLeft: number) {
    const seconds = Math.max(1, Math.ceil(msLeft / 1_000));
    super(RateLimitedError.spec, {
      message: `What is left of the ${limit} points a minute for ${quota} is not enough: try again in ${seconds} s`,
      retryAfterSeconds: seconds,
    });
  }
}
