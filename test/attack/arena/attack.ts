import type { Arena } from './arena.js';

export type Engine = 'sqlite' | 'postgres';

/** One way to hurt the server. */
export interface Attack {
  /** By which `--only` names it. */
  readonly name: string;
  /** What it tries, in one line. */
  readonly tries: string;
  /** Where the kind exists. */
  readonly engines: readonly Engine[];
  /** Starts what it needs, hurts it, and tells the arena's tally what it saw; what it throws is a failure, too. */
  run(arena: Arena): Promise<void>;
}

export const BOTH_ENGINES: readonly Engine[] = ['sqlite', 'postgres'];
