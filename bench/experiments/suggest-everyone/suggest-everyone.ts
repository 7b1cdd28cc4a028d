/**
 * Asks for the suggestions of every user of a real graph who follows somebody, and, beside it, for a page of the same
 * user's followed.
 *
 *   npm run build && node bench/dist/experiments/suggest-everyone/suggest-everyone.js follows.tsv.gz
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEdgeLists } from '../import-graph/edge-lists.js';
import { Client } from '../../support/http.js';
import { Latencies } from '../../support/latencies.js';
import { runRetinue, withServer } from '../../servers/processes.js';

const edgeFile = process.argv[2];
if (edgeFile === undefined) {
  console.error(
    'usage: node bench/dist/experiments/suggest-everyone/suggest-everyone.js <gzipped follower<TAB>followee lines>',
  );
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), 'retinue-bench-'));
try {
  const file = join(folder, 'retinue.db');
  await runRetinue(file, ['import', 'follows', '--create-missing-users', edgeFile]);
  const { following } = await readEdgeLists(edgeFile);
  await withServer(file, async (url) => {
    const client = new Client(url);
    const suggestions = new Latencies();
    const pages = new Latencies();
    for (const id of following.keys()) {
      await suggestions.time(() => client.send('GET', `/v1/users/${id}/suggestions`));
      await pages.time(() => client.send('GET', `/v1/users/${id}/following`));
    }
    client.close();
    console.log(`suggestions: ${suggestions.describe()}`);
    console.log(`page of 50:  ${pages.describe()}`);
  });
} finally {
  await rm(folder, { recursive: true });
}
