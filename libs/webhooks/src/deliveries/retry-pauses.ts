const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Milliseconds from each failed attempt to the next: three days in all. */
const PAUSES_MS = [
  SECOND,
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  12 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** Up to this part of a pause is added, so that receivers that failed together are not all tried at the same moment. */
const SPREAD = 0.1;

/**
 * Milliseconds until the next attempt; `undefined` when there is none, after three days.
 *
 * @param failures attempts that have failed, 1 or more
 * @param atLeastSeconds what the receiver asked for
 */
export function pauseAfter(failures: number, atLeastSeconds = 0): number | undefined {
  const pause = PAUSES_MS[failures - 1];
  if (pause === undefined) return undefined;
  return Math.max(atLeastSeconds * SECOND, Math.round(pause * (1 + Math.random() * SPREAD)));
}
