import { SqlReader } from '@retinue/database';
import { FollowsIntegrityService } from '@retinue/follows';
import { type Instance, MAX_WAIT_MS, send, until } from './instances.js';

const CLIENTS = 32;

/** What clients were told, edge by edge: those that they were answered for, and all that they asked for. */
export interface Told {
  readonly acknowledged: Set<string>;
  readonly asked: Set<string>;
  longestMs: number;
}

/** Clients at work. */
export interface Load {
  readonly told: Told;
  /** Waits until so many more follows are acknowledged. */
  acknowledges(more: number): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Clients that follow, each pair until it is acknowledged, until they are told to stop or there are no more pairs.
 *
 * @param targets where they send to, as a load balancer does: one that can't be reached is passed over
 */
export function startLoad(targets: readonly Pick<Instance, 'url'>[], ids: readonly number[]): Load {
  const told: Told = { acknowledged: new Set(), asked: new Set(), longestMs: 0 };
  const pairs = ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => [from, to] as const));
  const stopping = new AbortController();
  const client = async (_: unknown, number: number): Promise<void> => {
    let turn = number;
    for (let pair = pairs.pop(); pair !== undefined && !stopping.signal.aborted; pair = pairs.pop()) {
      const [from, to] = pair;
      const startedAt = performance.now();
      told.asked.add(`${from} ${to}`);
      const status = await statusOf(targets[turn % targets.length]!, `/v1/users/${from}/following/${to}`);
      told.longestMs = Math.max(told.longestMs, performance.now() - startedAt);
      // 200: it was stored by a request that was answered 503, or not at all.
      if (status === 201 || status === 200) told.acknowledged.add(`${from} ${to}`);
      else {
        // For another turn: an outage answers at once, and would use up all pairs before its end.
        pairs.unshift(pair);
        if (status === undefined && targets.length > 1) turn += 1;
        else if (status !== 503) throw new Error(`A follow was answered ${status}`);
      }
    }
  };
  const clients = Promise.all(Array.from({ length: CLIENTS }, client));
  return {
    told,
    acknowledges: async (more) => {
      const before = told.acknowledged.size;
      await until(async () => told.acknowledged.size >= before + more);
    },
    stop: async () => {
      stopping.abort();
      await clients;
    },
  };
}

/** @returns undefined when the instance went away */
async function statusOf(target: Pick<Instance, 'url'>, path: string): Promise<number | undefined> {
  try {
    return (await send(target, 'PUT', path)).status;
  } catch (error) {
    // By its name: fetch's is not this realm's TypeError.
    if ((error as Error).name === 'TypeError') return undefined;
    throw error;
  }
}

/** What was found wrong; all of it is to be nothing. */
export interface Faults {
  readonly lost: string[];
  readonly unasked: string[];
  /** Counts that differ from lists, and rules that are broken. */
  readonly findings: unknown[];
  readonly waitedTooLong: boolean;
}

export const NO_FAULTS: Faults = { lost: [], unasked: [], findings: [], waitedTooLong: false };

/** Compares what is stored with what clients were told. */
export async function faultsOf(
  instance: Instance,
  { acknowledged, asked, longestMs }: Told,
): Promise<Faults> {
  const rows = await instance.nest
    .get(SqlReader, { strict: false })
    .all<{ readonly edge: string }>(`SELECT follower_id || ' ' || followee_id AS edge FROM follows`);
  const stored = new Set(rows.map(({ edge }) => edge));
  const integrity = instance.nest.get(FollowsIntegrityService, { strict: false });
  const findings: unknown[] = [];
  for await (const drifts of integrity.driftingCounts()) findings.push(...drifts);
  for await (const flaws of integrity.flawedPairs()) findings.push(...flaws);
  return {
    lost: [...acknowledged].filter((edge) => !stored.has(edge)),
    unasked: [...stored].filter((edge) => !asked.has(edge)),
    findings,
    waitedTooLong: longestMs > MAX_WAIT_MS,
  };
}
