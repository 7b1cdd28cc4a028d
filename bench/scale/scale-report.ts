import type { ImportFigures } from '../graph/graph-databases.js';
import type { Round } from '../measure/measurement.js';
import type { Machine } from '../report/machine.js';

/** What Retinue does with a graph of one size. */
export interface ScaleStep {
  readonly users: number;
  readonly follows: number;
  readonly databaseBytes: number;
  /** Of `retinue import`; not there when the graph was loaded in bulk. */
  readonly import?: ImportFigures;
  /** By their keys: the middle of the rounds, one client. */
  readonly operations: readonly ({ readonly key: string } & Round)[];
}

/** The same questions at growing sizes. */
export interface ScaleReport {
  readonly machine: Machine;
  readonly command: string;
  /** The day, UTC. */
  readonly takenOn: string;
  readonly steps: readonly ScaleStep[];
}
