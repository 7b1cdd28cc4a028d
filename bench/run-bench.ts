import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { edgeFileOf, type GraphSource, importGraph } from './graph/graph-databases.js';
import { SocialGraph } from './graph/social-graph.js';
import { chooseGenerator, type GeneratorName } from './load/choose-generator.js';
import { type Bench, measureOperation } from './measure/measure-operation.js';
import type { Measurement } from './measure/measurement.js';
import { measureWorkers } from './measure/measure-workers.js';
import { OPERATIONS } from './operations/index.js';
import type { BenchReport } from './report/bench-report.js';
import { thisCommand, thisMachine } from './report/machine.js';
import { importLine, operationsTable, workersLine } from './report/operations-table.js';
import { ratioOf, whole } from './report/figures.js';

export interface BenchOptions {
  readonly users: number;
  readonly follows: number;
  readonly seed: number;
  readonly edges?: string;
  readonly rounds: number;
  /** Of each round. */
  readonly seconds: number;
  /** Before each round. */
  readonly warmUp: number;
  readonly only?: readonly string[];
  readonly generator?: GeneratorName;
  /** Where the figures go, as JSON. */
  readonly results?: string;
}

/**
 * Makes the graph, imports it, measures, and prints what came of it.
 *
 * @throws LoadError when an answer is wrong, or fails to come
 */
export async function runBench(options: BenchOptions): Promise<BenchReport> {
  const startedAt = performance.now();
  const generator = await chooseGenerator(options.generator);
  const folder = await mkdtemp(join(tmpdir(), 'retinue-bench-'));
  try {
    const edgeFile = await edgeFileOf(sourceOf(options), folder);
    tell(`Load by ${generator.name}. Importing, by hand and by retinue import …`);
    const imported = await importGraph(edgeFile, folder, { byHand: true });
    const graph = SocialGraph.read(imported.databaseFile);
    const { rounds, seconds, warmUp } = options;
    const bench: Bench = {
      generator,
      graph,
      databaseFile: imported.databaseFile,
      folder,
      rounds,
      seconds,
      warmUpSeconds: warmUp,
    };
    const operations = await measureAll(bench, options.only);
    const report: BenchReport = {
      machine: thisMachine(generator.name),
      takenOn: new Date().toISOString().slice(0, 10),
      command: thisCommand(),
      graph: {
        users: graph.users,
        follows: graph.follows,
        mostFollowers: graph.followerCounts.get(graph.celebrity)!,
        databaseBytes: imported.bytes,
      },
      import: { baseline: imported.baseline!, retinue: imported.retinue },
      operations,
      ...(options.only === undefined && { workers: await measureWorkers(bench) }),
      seconds: (performance.now() - startedAt) / 1_000,
    };
    graph.close();
    print(report);
    if (options.results !== undefined) {
      await writeFile(options.results, `${JSON.stringify(report, undefined, 2)}\n`);
    }
    return report;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function sourceOf({ users, follows, seed, edges }: BenchOptions): GraphSource {
  return edges === undefined ? { users, follows, seed } : { edgeFile: edges };
}

async function measureAll(bench: Bench, only: readonly string[] | undefined): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const operation of OPERATIONS) {
    if (only !== undefined && !only.includes(operation.key)) continue;
    const measurement = await measureOperation(bench, operation);
    measurements.push(measurement);
    tell(`${operation.title}: ${ratioOf(measurement).middle.toFixed(2)} times the baseline`);
  }
  return measurements;
}

function print(report: BenchReport): void {
  const { machine, graph } = report;
  console.log(
    `${whole(graph.users)} users, ${whole(graph.follows)} follows, ${whole(graph.mostFollowers)} of them of one. ` +
      `${machine.processor}, ${machine.cores} cores; Node ${machine.node}, SQLite ${machine.sqlite}, ${machine.generator}.\n`,
  );
  console.log(operationsTable(report.operations));
  console.log(`\n${importLine(report)}`);
  const workers = workersLine(report);
  if (workers !== undefined) console.log(workers);
  console.log(`\nEvery answer was a 2xx; those compared were equal. ${whole(report.seconds)} s in all.`);
}

/** What goes on meanwhile; the results alone are on standard output. */
function tell(text: string): void {
  console.error(text);
}
