import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Arena, type ArenaOptions } from './arena/arena.js';
import type { Attack } from './arena/attack.js';
import type { Tally } from './arena/tally.js';

/** Seconds that any attack may take: databases are made in it, and servers started. */
const LEAST_LIMIT_S = 180;
/** How many times as long as it should an attack may take. */
const SLACK = 6;
/** Seconds of a round of SIGKILL. */
const ROUND_S = 30;

/** What one attack came to. */
export interface Outcome {
  readonly attack: Attack;
  readonly tally: Tally;
  readonly seconds: number;
}

export interface RunOptions extends ArenaOptions {
  /** For databases and logs. */
  readonly folder: string;
  /** Whether they are left there. */
  readonly keep: boolean;
}

/** Makes attacks one after the other, each in an arena of its own. */
export async function runAttacks(
  attacks: readonly Attack[],
  options: RunOptions,
  say: (line: string) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const attack of attacks) {
    say(`${attack.name}: ${attack.tries}`);
    const outcome = await runAttack(attack, options);
    for (const line of linesOf(outcome)) say(`  ${line}`);
    outcomes.push(outcome);
  }
  return outcomes;
}

async function runAttack(attack: Attack, options: RunOptions): Promise<Outcome> {
  const folder = join(options.folder, attack.name);
  const arena = new Arena(options, folder);
  const { tally } = arena;
  const startedAt = performance.now();
  if (attack.engines.includes(options.engine)) {
    const tooLong = new AbortController();
    try {
      await Promise.race([attack.run(arena), endLateAttack(options, tooLong.signal)]);
    } catch (error) {
      tally.fail(
        `it could not go on: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    } finally {
      tooLong.abort();
      await arena.close();
    }
  } else {
    tally.skipped = 'this engine has nothing of the kind';
  }
  if (!options.keep) await rm(folder, { recursive: true, force: true });
  return { attack, tally, seconds: (performance.now() - startedAt) / 1_000 };
}

/** What a server that is hurt does to an attack is not to keep the rest of the run from being made. */
async function endLateAttack({ seconds, rounds = 0 }: RunOptions, signal: AbortSignal): Promise<void> {
  const limit = LEAST_LIMIT_S + seconds * SLACK + rounds * ROUND_S;
  // Whoever ends in time does not care.
  await delay(limit * 1_000, undefined, { signal }).catch(() => undefined);
  if (!signal.aborted) throw new Error(`it was not done after ${limit} s`);
}

function linesOf({ tally, seconds }: Outcome): string[] {
  const { skipped, failures, failureCount, notes } = tally;
  if (skipped !== undefined) return [`skipped: ${skipped}`];
  const more = failureCount - failures.length;
  return [
    ...notes,
    ...failures.map((failure) => `FAILED ${failure}`),
    ...(more > 0 ? [`FAILED and ${more} more`] : []),
    `${tally.passed ? 'held' : 'FAILED'} after ${Math.round(seconds)} s`,
  ];
}
