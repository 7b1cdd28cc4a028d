import type { PlannedRequest } from '../load/load.js';
import type { Random } from '../graph/seeded-random.js';
import type { SocialGraph } from '../graph/social-graph.js';

/** What an operation must reach. */
export interface Target {
  /** Retinue's requests a second in those of the baseline. */
  readonly ratio?: number;
  /** Things done in a second. */
  readonly perSecond?: number;
  /** Whether the p99 must be no worse than the baseline's. */
  readonly p99?: true;
}

/** Something that clients ask for, and is measured. */
export interface Operation {
  /** Its name on the command line. */
  readonly key: string;
  readonly title: string;
  readonly clients: number;
  /** A write has databases of its own, and sends each request once; reads send theirs again and again. */
  readonly writes: boolean;
  /** What one request does many of. */
  readonly each?: { readonly count: number; readonly noun: string };
  readonly target: Target;
  /** Requests planned for each second: of a write more than any server answers, of a read so many different ones. */
  readonly rate: number;
  /** The same requests for the same graph and numbers. */
  plan(graph: SocialGraph, random: Random, count: number): PlannedRequest[];
}
