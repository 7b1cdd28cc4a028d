/**
 * What others wait while `retinue` works beside a server: half of a graph is served and the other half imported, then as many
 * users come in, and all of it is backed up, while clients read and write. Their latencies stand beside those from before.
 *
 *   npm run build && node bench/dist/experiments/beside-server/beside-server.js [follows] [users]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { writeEdgeFile } from '../../graph/edge-file.js';
import { writeUserFile } from '../../graph/user-file.js';
import { type GraphEdge, powerLawGraph } from '../../graph/power-law-graph.js';
import { runRetinue, withServer } from '../../servers/processes.js';
import { Client } from '../../support/http.js';
import { startMixedLoad } from '../../support/mixed-load.js';

const SECONDS_ALONE = 10;
const SEED = 1;
const IMPORT = ['import', 'follows', '--create-missing-users'];

const follows = Number(process.argv[2] ?? 1_000_000);
const users = Number(process.argv[3] ?? 100_000);
const folder = await mkdtemp(join(tmpdir(), 'retinue-bench-'));
try {
  const [served, coming] = [join(folder, 'served.tsv'), join(folder, 'coming.tsv')];
  const known = new Set<number>();
  await writeEdgeFile(served, half(0, known));
  await writeEdgeFile(coming, half(1, new Set()));
  const newcomers = join(folder, 'newcomers.csv');
  await writeUserFile(newcomers, users);
  const file = join(folder, 'retinue.db');
  const copy = join(folder, 'copy.db');
  await runRetinue(file, ['migrate']);
  await runRetinue(file, [...IMPORT, served], { quiet: true });
  await withServer(file, async (url) => {
    const client = new Client(url);
    const beside = async (what: string, work: () => Promise<unknown>): Promise<void> => {
      const load = startMixedLoad(client, [...known], SEED);
      const startedAt = performance.now();
      await work();
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
      await load.stop();
      console.log(
        `${what}, ${seconds} s\n  reads  ${load.reads.describe()}\n  writes ${load.writes.describe()}`,
      );
    };
    await beside('the server alone', async () => delay(SECONDS_ALONE * 1_000));
    await beside(`import of ${Math.floor(follows / 2)} follows`, async () =>
      runRetinue(file, [...IMPORT, coming], { quiet: true }),
    );
    await beside(`import of ${users} users`, async () =>
      runRetinue(file, ['import', 'users', newcomers], { quiet: true }),
    );
    await beside('backup', async () => runRetinue(file, ['backup', copy], { quiet: true }));
    client.close();
  });
  await runRetinue(file, ['verify']);
  await runRetinue(copy, ['verify']);
} finally {
  await rm(folder, { recursive: true });
}

/** Every second edge. @param known told who is in them */
function* half(remainder: 0 | 1, known: Set<number>): Iterable<GraphEdge> {
  let index = 0;
  for (const edge of powerLawGraph({ users, follows }, SEED)) {
    if (index % 2 === remainder) {
      known.add(edge.follower).add(edge.followee);
      yield edge;
    }
    index += 1;
  }
}
