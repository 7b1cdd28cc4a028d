import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseGenerator, type GeneratorName } from '../load/choose-generator.js';
import { thisCommand, thisMachine } from '../report/machine.js';
import { scaleNotes, scaleTable } from '../report/scale-table.js';
import { measureSizes } from './measure-sizes.js';
import { makeSizedGraph, type SizedGraph } from './sized-graph.js';
import type { ScaleReport } from './scale-report.js';

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
  const folder = await mkdtemp(join(tmpdir(), 'retinue-scale-'));
  try {
    const graphs: SizedGraph[] = [];
    for (const follows of sizes) graphs.push(await makeSizedGraph(follows, folder, options));
    const operations = await measureSizes(graphs, { ...options, generator, folder });
    const report: ScaleReport = {
      machine: thisMachine(generator.name),
      command: thisCommand(),
      takenOn: new Date().toISOString().slice(0, 10),
      steps: graphs.map(({ users, follows, bytes, import: figures }, index) => ({
        users,
        follows,
        databaseBytes: bytes,
        ...(figures && { import: figures }),
        operations: operations[index]!,
      })),
    };
    console.log([scaleTable(report), ...scaleNotes(report)].join('\n\n'));
    return report;
  } finally {
    await rm(folder, { recursive: true });
  }
}
