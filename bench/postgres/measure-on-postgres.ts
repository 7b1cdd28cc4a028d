import { seededRandom } from '../graph/seeded-random.js';
import type { SocialGraph } from '../graph/social-graph.js';
import { compareAnswers } from '../measure/compare-answers.js';
import { type Loading, measureServer } from '../measure/measure-operation.js';
import type { Measurement, Round } from '../measure/measurement.js';
import { runRetinue } from '../servers/processes.js';
import type { RunningServer } from '../servers/server.js';
import { withCopyOf } from './copied-database.js';
import type { NextRequests, PostgresOperation } from './operations.js';
import { type Cluster, baselineOnPostgres, type PostgresServerKind, retinueOnPostgres } from './servers.js';

const SEED = 20_261_124;

/** Answers held against each other before anything is measured; of batches a tenth, for each does many things. */
const COMPARED = 200;

export interface PostgresBench extends Loading {
  readonly cluster: Cluster;
  readonly graph: SocialGraph;
  readonly rounds: number;
}

/**
 * Compares the answers of both servers where both can be asked the same (a second follow is another answer), then
 * measures them in turn, each round with new processes. After
 * a round of Retinue on a copy of the database `retinue verify` must find nothing.
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
  bench: PostgresBench,
  operation: PostgresOperation,
  next: NextRequests,
): Promise<void> {
  const { each, onCopies = false, writes } = operation;
  const count = each === undefined ? COMPARED : COMPARED / 10;
  const requests = next(count).slice(0, count);
  await withDatabase(bench, operation, 'one', async (first) =>
    withServer(baselineOnPostgres, first, async (one) =>
      withDatabase(bench, operation, 'other', async (second) =>
        withServer(retinueOnPostgres, second, async (other) => {
          if (writes && !onCopies) await makeAll(one.url, requests);
          await compareAnswers([one, other], requests, { masksTimes: onCopies });
        }),
      ),
    ),
  );
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
  const requests = next(Math.ceil((bench.warmUpSeconds + bench.seconds) * operation.rate));
  const warmUps = Math.floor((requests.length * bench.warmUpSeconds) / (bench.warmUpSeconds + bench.seconds));
  const plan = { warmUp: requests.slice(0, warmUps), measured: requests.slice(warmUps) };
  const measure = async (cluster: Cluster): Promise<Round> =>
    withServer(kind, cluster, async (server) => measureServer(bench, operation, plan, server));
  if (operation.onCopies !== true) return measure(bench.cluster);
  return withDatabase(bench, operation, 'round', async (cluster) => {
    const round = await measure(cluster);
    if (kind.name === 'Retinue') await runRetinue(cluster.url, ['verify'], { quiet: true });
    return round;
  });
}

/**
 * Without replicas: with them each answer has a token of its own, and can't be compared.
 *
 * @param name of the copy, if there is to be one
 */
async function withDatabase<Result>(
  { cluster: { url } }: PostgresBench,
  { onCopies }: PostgresOperation,
  name: string,
  work: (cluster: Cluster) => Promise<Result>,
): Promise<Result> {
  return onCopies === true
    ? withCopyOf(url, name, async (copy) => work({ url: copy, replicaUrls: [] }))
    : work({ url, replicaUrls: [] });
}

async function withServer<Result>(
  kind: PostgresServerKind,
  cluster: Cluster,
  work: (server: RunningServer) => Promise<Result>,
): Promise<Result> {
  const server = await kind.start(cluster);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}
