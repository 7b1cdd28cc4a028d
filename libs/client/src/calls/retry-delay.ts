/** Milliseconds before the second attempt, when the server does not say how long. It doubles with each further one. */
const FIRST_DELAY = 250;

/** Milliseconds; no delay of our own is longer. */
const LONGEST_DELAY = 8_000;

/**
 * Milliseconds to wait before the next attempt: what `Retry-After` says, in seconds or as a date. Without one, or with one
 * that says nothing, a random time up to a bound that doubles with each attempt: clients that failed together should not
 * all come back together.
 *
 * @param retryAfter the header, or null
 * @param attempts how many there were, at least 1
 * @param now milliseconds since 1970
 * @param random from 0 up to 1
 */
export function retryDelay(
  retryAfter: string | null,
  attempts: number,
  now: number = Date.now(),
  random: number = Math.random(),
): number {
  const said = retryAfter?.trim() ?? '';
  if (/^\d+$/.test(said)) return Number(said) * 1_000;
  const until = /[a-z]/i.test(said) ? Date.parse(said) : Number.NaN;
  if (!Number.isNaN(until)) return Math.max(0, until - now);
  return random * Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (attempts - 1));
}
