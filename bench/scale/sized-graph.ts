import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bulkLoad } from '../graph/bulk-load.js';
import { edgeFileOf, type ImportFigures, importGraph } from '../graph/graph-databases.js';
import { powerLawGraph } from '../graph/power-law-graph.js';
import { whole } from '../report/figures.js';
import { runRetinue } from '../servers/processes.js';

const SEED = 1;

/** As in the graph of the bench. */
const FOLLOWS_OF_EACH = 20;

interface MadeGraph {
  readonly databaseFile: string;
  readonly bytes: number;
  /** Not there when the graph was loaded in bulk. */
  readonly import?: ImportFigures;
}

export interface SizedGraph extends MadeGraph {
  readonly users: number;
  readonly follows: number;
}

/** @param bulkAbove graphs with more follows are loaded in bulk */
export async function makeSizedGraph(
  follows: number,
  parent: string,
  { bulkAbove }: { readonly bulkAbove: number },
): Promise<SizedGraph> {
  const users = Math.ceil(follows / FOLLOWS_OF_EACH);
  const inBulk = follows > bulkAbove;
  console.error(`${whole(follows)} follows: ${inBulk ? 'loading in bulk' : 'importing'} …`);
  const folder = join(parent, String(follows));
  await mkdir(folder);
  const make = inBulk ? loadInBulk : importAll;
  return { users, follows, ...(await make(users, follows, folder)) };
}

/** Makes the graph's database as anyone would, by `retinue import`. */
async function importAll(users: number, follows: number, folder: string): Promise<MadeGraph> {
  const edgeFile = await edgeFileOf({ users, follows, seed: SEED }, folder);
  const { databaseFile, bytes, retinue } = await importGraph(edgeFile, folder, { byHand: false });
  await rm(edgeFile);
  return { databaseFile, bytes, import: retinue };
}

/** Makes the same rows in minutes where an import takes hours; `retinue verify` must find nothing here, too. */
async function loadInBulk(users: number, follows: number, folder: string): Promise<MadeGraph> {
  const databaseFile = join(folder, 'graph.db');
  await runRetinue(databaseFile, ['migrate'], { quiet: true });
  await bulkLoad(databaseFile, { users }, powerLawGraph({ users, follows }, SEED));
  await runRetinue(databaseFile, ['verify'], { quiet: true });
  return { databaseFile, bytes: (await stat(databaseFile)).size };
}
