import { seededRandom } from '../graph/seeded-random.js';
import type { SocialGraph } from '../graph/social-graph.js';
import { compareAnswers } from '../measure/compare-answers.js';
import { type Loading, measureServer, warmUpSecondsOf } from '../measure/measure-operation.js';
import type { Measurement, Round } from '../measure/measurement.js';
import type { NextRequests, PostgresOperation } from './operations.js';
import { type Cluster, baselineOnPostgres, type PostgresServerKind, retinueOnPostgres } from './servers.js';

const SEED = 20_261_124;

/** Answers held against each other before anything is measured. */
const COMPARED = 200;

export interface PostgresBench extends Loading {
  readonly cluster: Cluster;
  readonly graph: SocialGraph;
  readonly rounds: number;
}

/**
 * Compares the answers of both servers where both can be asked the same (a second follow is another answer), then
 * measures them in turn, each round with new processes.
 *
 * @throws LoadError when an answer is wrong
 */
export async function measureOnPostgres(
  bench: PostgresBench,
  operation: PostgresOperation,
): Promise<Measurement> {
  const next = operation.requestsOf(bench.graph, seededRandom(SEED));
  await compare(bench, operation, next);
  const kinds = [baselineOnPostgres, retinueOnPostgres] as const;
  const rounds: Record<PostgresServerKind['name'], Round[]> = { baseline: [], Retinue: [] };
  for (let round = 0; round < bench.rounds; round += 1) {
    // Whoever comes second finds the machine warm, so they take turns in that, too.
    for (const kind of round % 2 === 0 ? kinds : [...kinds].reverse()) {
      rounds[kind.name].push(await measureRound(bench, operation, next, kind));
    }
  }
  const { key, title, target } = operation;
  return { key, title, target, baseline: rounds.baseline, retinue: rounds.Retinue };
}

async function compare(
  { cluster }: PostgresBench,
  { writes }: PostgresOperation,
  next: NextRequests,
): Promise<void> {
  const requests = next(COMPARED).slice(0, COMPARED);
  // With replicas, each answer has a token of its own: compare without them.
  const primary = { ...cluster, replicaUrls: [] };
  const one = await baselineOnPostgres.start(primary);
  try {
    const other = await retinueOnPostgres.start(primary);
    try {
      if (writes) await makeAll(one.url, requests);
      await compareAnswers([one, other], requests, { masksTimes: false });
    } finally {
      await other.stop();
    }
  } finally {
    await one.stop();
  }
}

/** Follows that stand already are answered alike by both. */
async function makeAll(url: string, requests: ReturnType<NextRequests>): Promise<void> {
  for (const { method, path } of requests) {
    await (await fetch(`${url}${path}`, { method })).arrayBuffer();
  }
}

async function measureRound(
  bench: PostgresBench,
  operation: PostgresOperation,
  next: NextRequests,
  kind: PostgresServerKind,
): Promise<Round> {
  const requests = next(Math.ceil((warmUpSecondsOf(bench) + bench.seconds) * operation.rate));
  const warmUps = Math.floor(
    (requests.length * warmUpSecondsOf(bench)) / (warmUpSecondsOf(bench) + bench.seconds),
  );
  const plan = { warmUp: requests.slice(0, warmUps), measured: requests.slice(warmUps) };
  const server = await kind.start(bench.cluster);
  try {
    return await measureServer(bench, operation, plan, server);
  } finally {
    await server.stop();
  }
}
