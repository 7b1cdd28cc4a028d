import type { Target } from '../operations/operation.js';

/** What a server did in one round. */
export interface Round {
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Microseconds of processor time of the server for each request. */
  readonly cpu: number;
  /** The most memory that the server ever had (bytes). */
  readonly peakBytes: number;
}

/** An operation as measured: a round of each server at each place. */
export interface Measurement {
  readonly key: string;
  readonly title: string;
  readonly each?: { readonly count: number; readonly noun: string };
  readonly target: Target;
  readonly baseline: readonly Round[];
  readonly retinue: readonly Round[];
}
