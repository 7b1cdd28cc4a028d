import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds in which lines still tell of what was before. */
export const SETTLING_MS = 500;

/** What `observe.mjs` saw from inside. */
export interface Observed {
  readonly peakBytes: number;
  readonly longestStopMs: number;
}

interface Line {
  readonly atMs: number;
  readonly stopMs: number;
  readonly peakBytes: number;
}

/** The time of the clock that `observe.mjs` goes by (milliseconds). */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}

/** The worst of all processes that wrote into the folder; starting takes long, and is left out. */
export function readObservations(folder: string, sinceMs: number): Observed {
  const lines = readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    // The last line of one that was killed may be cut.
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as Line)
    .filter(({ atMs }) => atMs > sinceMs + SETTLING_MS);
  return {
    peakBytes: Math.max(0, ...lines.map(({ peakBytes }) => peakBytes)),
    longestStopMs: Math.max(0, ...lines.map(({ stopMs }) => stopMs)),
  };
}
