import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SocialGraph } from '../graph/social-graph.js';
import { chooseGenerator, type GeneratorName } from '../load/choose-generator.js';
import type { LoadGenerator } from '../load/load.js';
import { type Bench, measureRetinue } from '../measure/measure-operation.js';
import type { Round } from '../measure/measurement.js';
import { OPERATIONS } from '../operations/index.js';
import type { Operation } from '../operations/operation.js';
import { thisCommand, thisMachine } from '../report/machine.js';
import { whole } from '../report/figures.js';
import { scaleLine, scaleNotes, scaleTable } from '../report/scale-table.js';
import { retinue } from '../servers/server.js';
import { median } from '../support/statistics.js';
import { imported, loadedInBulk } from './scale-graph.js';
import type { ScaleReport, ScaleStep } from './scale-report.js';

/** Users of a graph of some size, as in the graph of the bench. */
const FOLLOWS_OF_EACH = 20;

/** What is asked at each size, by one client: what one answer takes, not how many share the machine. */
const ASKED = ['page-50', 'relationship', 'follow-1'] as const;

export interface ScaleOptions {
  readonly rounds: number;
  readonly seconds: number;
  readonly generator?: GeneratorName;
  /** Graphs with more follows are loaded in bulk. */
  readonly bulkAbove: number;
}

/** Measures the same questions on graphs of growing size, Retinue alone. */
export async function runScale(sizes: readonly number[], options: ScaleOptions): Promise<ScaleReport> {
  const generator = await chooseGenerator(options.generator);
  const steps: ScaleStep[] = [];
  for (const follows of sizes) {
    const step = await measureStep(follows, generator, options);
    steps.push(step);
    console.error(scaleLine(step).join(' | '));
  }
  const report: ScaleReport = {
    machine: thisMachine(generator.name),
    command: thisCommand(),
    takenOn: new Date().toISOString().slice(0, 10),
    steps,
  };
  console.log([scaleTable(report), ...scaleNotes(report)].join('\n\n'));
  return report;
}

async function measureStep(
  follows: number,
  generator: LoadGenerator,
  { rounds, seconds, bulkAbove }: ScaleOptions,
): Promise<ScaleStep> {
  const folder = await mkdtemp(join(tmpdir(), 'retinue-scale-'));
  try {
    const users = Math.ceil(follows / FOLLOWS_OF_EACH);
    const make = follows > bulkAbove ? loadedInBulk : imported;
    console.error(`${whole(follows)} follows: making the graph …`);
    const { databaseFile, bytes, import: figures } = await make(users, follows, folder);
    const graph = SocialGraph.read(databaseFile);
    const bench: Bench = { generator, graph, databaseFile, folder, rounds, seconds };
    console.error(`${whole(follows)} follows: measuring …`);
    const operations: ScaleStep['operations'][number][] = [];
    for (const key of ASKED) operations.push({ key, ...(await measureAlone(bench, operationOf(key))) });
    graph.close();
    return { users, follows, databaseBytes: bytes, ...(figures && { import: figures }), operations };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function operationOf(key: string): Operation {
  return { ...OPERATIONS.find((operation) => operation.key === key)!, clients: 1 };
}

async function measureAlone(bench: Bench, operation: Operation): Promise<Round> {
  const rounds: Round[] = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    rounds.push(await measureRetinue(bench, operation, retinue()));
  }
  const middle = (of: keyof Round): number => median(rounds.map((round) => round[of]));
  return {
    rate: middle('rate'),
    p50: middle('p50'),
    p99: middle('p99'),
    cpu: middle('cpu'),
    peakBytes: middle('peakBytes'),
  };
}
