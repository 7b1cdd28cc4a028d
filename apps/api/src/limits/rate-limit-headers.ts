import { type Quota, type Verdict, WINDOW_MS } from './quota.js';

/** What each answer says of the quotas: of draft-ietf-httpapi-ratelimit-headers-10, as structured fields. */
export const RATE_LIMIT = 'RateLimit';
/** The quotas themselves. */
export const RATE_LIMIT_POLICY = 'RateLimit-Policy';

/** The headers of answers, for an OpenAPI document. */
export const RATE_LIMIT_HEADERS = {
  [RATE_LIMIT]: {
    description:
      'Where requests are limited: of each quota the points that are left (`r`), and the seconds until all are there again (`t`).',
    schema: { type: 'string' },
    example: '"reads";r=50;t=30',
  },
  [RATE_LIMIT_POLICY]: {
    description:
      'Where requests are limited: of each quota the points (`q`) that there are in a window of so many seconds (`w`).',
    schema: { type: 'string' },
    example: '"reads";q=600;w=60',
  },
};

/** `"reads";q=600;w=60` */
export function policyOf(quotas: readonly Quota[]): string {
  return quotas.map(({ name, limit }) => `"${name}";q=${limit};w=${WINDOW_MS / 1_000}`).join(', ');
}

/** `"reads";r=50;t=30` */
export function leftOf(verdicts: readonly (readonly [Quota, Verdict])[]): string {
  return verdicts
    .map(
      ([{ name }, { remaining, msLeft }]) =>
        `"${name}";r=${remaining};t=${Math.max(0, Math.ceil(msLeft / 1_000))}`,
    )
    .join(', ');
}
