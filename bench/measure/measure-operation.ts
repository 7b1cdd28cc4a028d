import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '../graph/seeded-random.js';
import type { SocialGraph } from '../graph/social-graph.js';
import type { LoadGenerator, PlannedRequest } from '../load/load.js';
import type { Operation } from '../operations/operation.js';
import { runRetinue } from '../servers/processes.js';
import { baseline, retinue, type RunningServer, type ServerKind } from '../servers/server.js';
import { syncFile } from '../support/sync-file.js';
import { compareAnswers } from './compare-answers.js';
import type { Measurement, Round } from './measurement.js';

const SEED = 20_261_124;

/** Answers held against each other before anything is measured. */
const COMPARED = 200;

export interface Bench {
  readonly generator: LoadGenerator;
  readonly graph: SocialGraph;
  /** Not to be changed: writes get copies. */
  readonly databaseFile: string;
  /** For what is needed in between. */
  readonly folder: string;
  readonly rounds: number;
  /** Of one round. */
  readonly seconds: number;
  /** What comes before a round: until then, a server learns which of its functions are used much. */
  readonly warmUpSeconds: number;
}

/** The requests of a round, those to warm up with before. */
export interface Plan {
  readonly warmUp: readonly PlannedRequest[];
  readonly measured: readonly PlannedRequest[];
}

/** What makes the load, and for how long. */
export type Loading = Pick<Bench, 'generator' | 'seconds' | 'warmUpSeconds'>;

/**
 * Compares the answers of both servers, then measures them in turn, each round with new processes. After the last
 * round of a write `retinue verify` must find nothing.
 *
 * @throws LoadError when an answer is wrong
 */
export async function measureOperation(bench: Bench, operation: Operation): Promise<Measurement> {
  const plan = planOf(bench, operation);
  await compare(bench, operation, plan);
  const kinds = [baseline, retinue()] as const;
  const rounds: Record<ServerKind['name'], Round[]> = { baseline: [], Retinue: [] };
  for (let round = 0; round < bench.rounds; round += 1) {
    // Whoever comes second finds the machine warm, so they take turns in that, too.
    for (const kind of round % 2 === 0 ? kinds : [...kinds].reverse()) {
      const verifies = operation.writes && kind.name === 'Retinue' && round === bench.rounds - 1;
      rounds[kind.name].push(await measureRound(bench, operation, plan, kind, verifies));
    }
  }
  const { key, title, each, target } = operation;
  return { key, title, ...(each && { each }), target, baseline: rounds.baseline, retinue: rounds.Retinue };
}

/** One round of Retinue alone, started as it is told. */
export async function measureRetinue(bench: Bench, operation: Operation, kind: ServerKind): Promise<Round> {
  return measureRound(bench, operation, planOf(bench, operation), kind, false);
}

function planOf(bench: Bench, operation: Operation): Plan {
  const warmUp = Math.ceil(bench.warmUpSeconds * operation.rate);
  const measured = Math.ceil(bench.seconds * operation.rate);
  const requests = operation.plan(bench.graph, seededRandom(SEED), warmUp + measured);
  return { warmUp: requests.slice(0, warmUp), measured: requests.slice(warmUp) };
}

async function compare(bench: Bench, operation: Operation, { warmUp }: Plan): Promise<void> {
  const requests = warmUp.slice(0, COMPARED);
  await withDatabase(bench, operation, 'one', async (file) =>
    withDatabase(bench, operation, 'other', async (otherFile) =>
      withServer(baseline, file, async (one) =>
        withServer(retinue(), otherFile, async (other) =>
          compareAnswers([one, other], requests, { masksTimes: operation.writes }),
        ),
      ),
    ),
  );
}

async function measureRound(
  bench: Bench,
  operation: Operation,
  plan: Plan,
  kind: ServerKind,
  verifies: boolean,
): Promise<Round> {
  return withDatabase(bench, operation, 'round', async (file) => {
    const round = await withServer(kind, file, async (server) =>
      measureServer(bench, operation, plan, server),
    );
    if (verifies) await runRetinue(file, ['verify'], { quiet: true });
    return round;
  });
}

/** One round of a server that runs. */
export async function measureServer(
  bench: Loading,
  { clients, writes }: Pick<Operation, 'clients' | 'writes'>,
  plan: Plan,
  server: RunningServer,
): Promise<Round> {
  const options = { repeats: !writes, clients };
  const seconds = bench.warmUpSeconds;
  await bench.generator.run(server.url, { ...options, requests: plan.warmUp, seconds });
  const before = await server.usage();
  const load = await bench.generator.run(server.url, {
    ...options,
    requests: plan.measured,
    seconds: bench.seconds,
  });
  const after = await server.usage();
  return {
    rate: load.requests / load.seconds,
    p50: load.p50,
    p99: load.p99,
    cpu: ((after.cpuSeconds - before.cpuSeconds) / load.requests) * 1e6,
    peakBytes: after.peakBytes,
  };
}

/** Reads share the one database; a write gets a copy for itself. */
async function withDatabase<Result>(
  { databaseFile, folder }: Bench,
  { writes }: Operation,
  name: string,
  work: (file: string) => Promise<Result>,
): Promise<Result> {
  if (!writes) return work(databaseFile);
  const file = join(folder, `${name}.db`);
  await copyFile(databaseFile, file);
  await syncFile(file);
  try {
    return await work(file);
  } finally {
    for (const suffix of ['', '-wal', '-shm']) await rm(`${file}${suffix}`, { force: true });
  }
}

async function withServer<Result>(
  kind: ServerKind,
  databaseFile: string,
  work: (server: RunningServer) => Promise<Result>,
): Promise<Result> {
  const server = await kind.start(databaseFile);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}
