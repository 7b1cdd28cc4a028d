import progressBars, { type Options } from 'cli-progress';

/**
 * What is left, in hours, minutes and seconds, for a bar.
 *
 * @param seconds the bar says `INF` and `NULL` of what nobody knows
 * @param roundTo as many seconds
 */
export function timeLeft(seconds: number | string, options: Options, roundTo: number): string {
  if (typeof seconds === 'string' || !Number.isFinite(seconds)) return '?';
  // Rounded before it is taken apart: afterwards there would be `1h60m`.
  const step = seconds > 3_600 ? 60 : roundTo;
  return progressBars.Format.TimeFormat(Math.ceil(seconds / step) * step, options, 1);
}
