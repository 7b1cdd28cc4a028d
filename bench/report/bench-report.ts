import type { ImportFigures } from '../graph/graph-databases.js';
import type { Measurement } from '../measure/measurement.js';
import type { WorkersMeasurement } from '../measure/measure-workers.js';
import type { Machine } from './machine.js';

/** All that a run of the bench found out. */
export interface BenchReport {
  readonly machine: Machine;
  /** The day, UTC. */
  readonly takenOn: string;
  readonly command: string;
  readonly graph: {
    readonly users: number;
    readonly follows: number;
    /** Of the most followed user. */
    readonly mostFollowers: number;
    readonly databaseBytes: number;
  };
  readonly import: { readonly baseline: ImportFigures; readonly retinue: ImportFigures };
  readonly operations: readonly Measurement[];
  readonly workers?: WorkersMeasurement;
  /** Of the whole run. */
  readonly seconds: number;
}
