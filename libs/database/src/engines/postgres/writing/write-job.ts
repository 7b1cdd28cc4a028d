import type { UnitOutcome } from '../../../transactions/unit-of-work.js';
import type { RequestState } from '../consistency/request-consistency.js';

/** A unit of work that waits to be done. */
export interface WriteJob {
  readonly item: unknown;
  /** Of the request that asked for it. */
  readonly request: RequestState | undefined;
  readonly settle: (outcome: UnitOutcome) => void;
}
