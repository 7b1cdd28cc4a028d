import type { Measurement, Round } from '../measure/measurement.js';
import { median } from '../support/statistics.js';

/** The middle of the rounds. */
export function middle(rounds: readonly Round[], of: keyof Round): number {
  return median(rounds.map((round) => round[of]));
}

/** Retinue's rate in those of the baseline, round by round. */
export interface Ratio {
  readonly middle: number;
  readonly least: number;
  readonly most: number;
}

export function ratioOf({ baseline, retinue }: Measurement): Ratio {
  const ratios = retinue.map((round, index) => round.rate / baseline[index]!.rate);
  return { middle: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}

/** Things done in a second: requests, or what each of them does many of. */
export function perSecond(measurement: Measurement): number {
  return middle(measurement.retinue, 'rate') * (measurement.each?.count ?? 1);
}

/** @returns undefined when the operation has no target */
export function meetsTarget(measurement: Measurement): boolean | undefined {
  const { ratio, perSecond: rate, p99 } = measurement.target;
  if (ratio === undefined && rate === undefined) return undefined;
  return (
    (ratio === undefined || ratioOf(measurement).middle >= ratio) &&
    (rate === undefined || perSecond(measurement) >= rate) &&
    (p99 === undefined || middle(measurement.retinue, 'p99') <= middle(measurement.baseline, 'p99'))
  );
}

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export const whole = (value: number): string => WHOLE.format(value);

/** Three digits that mean something. */
export const short = (value: number): string => (value >= 100 ? whole(value) : value.toPrecision(3));

export const megabytes = (bytes: number): string => whole(bytes / 1e6);
