/**
 * Takes a real graph through the front door: imports an edge list as an operator would, verifies it, compares
 * users over HTTP with the file, and sets the time beside that of a hand-written load, in one run.
 *
 *   npm run build && node bench/dist/experiments/import-graph/import-graph.js follows.tsv.gz
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareOverHttp } from './compare-over-http.js';
import { readEdgeLists, sampleUsers } from './edge-lists.js';
import { importByHand } from '../../baseline/hand-written-import.js';
import { runRetinue, withServer } from '../../servers/processes.js';

const COMPARED_USERS = 200;
const MOST_FOLLOWED = 10;

const edgeFile = process.argv[2];
if (edgeFile === undefined) {
  console.error(
    'usage: node bench/dist/experiments/import-graph/import-graph.js <gzipped follower<TAB>followee lines>',
  );
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), 'retinue-bench-'));
try {
  const byHand = join(folder, 'by-hand.db');
  await runRetinue(byHand, ['migrate']);
  const baselineSeconds = await importByHand(byHand, edgeFile);
  console.log(`by hand, staged, indexes last: ${baselineSeconds.toFixed(1)} s`);

  const imported = join(folder, 'retinue.db');
  const { seconds, peakBytes } = await runRetinue(imported, [
    'import',
    'follows',
    '--create-missing-users',
    edgeFile,
  ]);
  console.log(
    `retinue import: ${seconds.toFixed(1)} s, ${(seconds / baselineSeconds).toFixed(2)} times as long`,
  );
  console.log(`peak memory: ${Math.round(peakBytes / 1e6)} MB`);
  await runRetinue(imported, ['verify']);

  const lists = await readEdgeLists(edgeFile);
  const users = sampleUsers(lists, MOST_FOLLOWED, COMPARED_USERS);
  const differences = await withServer(imported, async (url) => compareOverHttp(url, users, lists));
  differences.forEach((difference) => console.log(difference));
  console.log(`${users.length} users compared over HTTP, ${differences.length} differences`);
  process.exitCode = differences.length === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true });
}
