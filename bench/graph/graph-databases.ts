import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { importByHand } from '../baseline/hand-written-import.js';
import { runRetinue } from '../servers/processes.js';
import { writeEdgeFile } from './edge-file.js';
import { type GraphSize, powerLawGraph } from './power-law-graph.js';

/** Where the follows come from: a seed, or a file of edges. */
export type GraphSource = (GraphSize & { readonly seed: number }) | { readonly edgeFile: string };

/** What an import took. */
export interface ImportFigures {
  readonly seconds: number;
  /** Of the process, where it was one of its own. */
  readonly peakBytes?: number;
  /** How many follows were in after how many seconds, where the import told so on its way. */
  readonly progress?: readonly (readonly [seconds: number, follows: number])[];
}

export interface ImportedGraph {
  readonly databaseFile: string;
  /** Of the database with nothing left in its log. */
  readonly bytes: number;
  readonly baseline?: ImportFigures;
  readonly retinue: ImportFigures;
}

/** @returns the file of edges, which is made unless it was given */
export async function edgeFileOf(source: GraphSource, folder: string): Promise<string> {
  if ('edgeFile' in source) return source.edgeFile;
  const file = join(folder, 'follows.tsv');
  await writeEdgeFile(file, powerLawGraph(source, source.seed));
  return file;
}

/**
 * Imports a file of edges by a hand-written load and by `retinue import`; what the latter made is kept.
 *
 * @param byHand whether to take the time of the hand-written load too
 */
export async function importGraph(
  edgeFile: string,
  folder: string,
  { byHand }: { readonly byHand: boolean },
): Promise<ImportedGraph> {
  let baseline: ImportFigures | undefined;
  if (byHand) {
    const file = join(folder, 'by-hand.db');
    await runRetinue(file, ['migrate'], { quiet: true });
    baseline = { seconds: await importByHand(file, edgeFile) };
    await rm(file);
  }
  const databaseFile = join(folder, 'graph.db');
  await runRetinue(databaseFile, ['migrate'], { quiet: true });
  const progress: [seconds: number, follows: number][] = [];
  const startedAt = performance.now();
  const finished = await runRetinue(databaseFile, ['import', 'follows', '--create-missing-users', edgeFile], {
    quiet: true,
    onErrorText: (text) => {
      const read = /([\d,]+) read/.exec(text)?.[1];
      if (read === undefined) return;
      progress.push([(performance.now() - startedAt) / 1_000, Number(read.replaceAll(',', ''))]);
    },
  });
  await runRetinue(databaseFile, ['verify'], { quiet: true });
  const { size } = await stat(databaseFile);
  return { databaseFile, bytes: size, ...(baseline && { baseline }), retinue: { ...finished, progress } };
}
