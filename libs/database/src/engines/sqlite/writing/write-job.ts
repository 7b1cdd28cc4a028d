import type { GroupedWork, UnitOutcome } from '../../../transactions/unit-of-work.js';

/** A unit of work that waits to be done. */
export interface WriteJob {
  /** Jobs of the same work that come one behind the other are done in one go. */
  readonly work: GroupedWork<unknown, unknown>;
  readonly item: unknown;
  /** When it was asked for, by `performance.now()`. */
  readonly askedAt: number;
  readonly settle: (outcome: UnitOutcome) => void;
}

/** Jobs in their order, those of the same work together where nothing else is between them. */
export function bundlesOf(jobs: readonly WriteJob[]): WriteJob[][] {
  const bundles: WriteJob[][] = [];
  for (const job of jobs) {
    const last = bundles.at(-1);
    if (last?.[0]?.work === job.work) last.push(job);
    else bundles.push([job]);
  }
  return bundles;
}
