import { LINKBENCH_MIX } from './linkbench-mix.js';
import type { Operation } from './operation.js';
import { READS } from './reads.js';
import { WRITES } from './writes.js';

/** All that is measured, in the order of the table. */
export const OPERATIONS: readonly Operation[] = [...READS, ...WRITES, LINKBENCH_MIX];
