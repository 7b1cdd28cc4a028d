import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bulkLoad } from '../graph/bulk-load.js';
import { edgeFileOf, type ImportFigures, importGraph } from '../graph/graph-databases.js';
import { powerLawGraph } from '../graph/power-law-graph.js';
import { runRetinue } from '../servers/processes.js';

const SEED = 1;

interface SizedGraph {
  readonly databaseFile: string;
  readonly bytes: number;
  /** Not there when the graph was loaded in bulk. */
  readonly import?: ImportFigures;
}

/** Makes the graph's database as anyone would, by `retinue import`. */
export async function imported(users: number, follows: number, folder: string): Promise<SizedGraph> {
  const edgeFile = await edgeFileOf({ users, follows, seed: SEED }, folder);
  const { databaseFile, bytes, retinue } = await importGraph(edgeFile, folder, { byHand: false });
  await rm(edgeFile);
  return { databaseFile, bytes, import: retinue };
}

/** Makes the same rows in minutes where an import takes hours; `retinue verify` must find nothing here, too. */
export async function loadedInBulk(users: number, follows: number, folder: string): Promise<SizedGraph> {
  const databaseFile = join(folder, 'graph.db');
  await runRetinue(databaseFile, ['migrate'], { quiet: true });
  await bulkLoad(databaseFile, { users }, powerLawGraph({ users, follows }, SEED));
  await runRetinue(databaseFile, ['verify'], { quiet: true });
  return { databaseFile, bytes: (await stat(databaseFile)).size };
}
