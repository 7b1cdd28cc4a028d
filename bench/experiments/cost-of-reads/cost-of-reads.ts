/**
 * Sets what reads cost Retinue beside what they cost the baseline: processor time for each request, in many short turns, of which the
 * cheap ones are compared. On a noisy machine it tells more than requests a second, which `npm run bench` measures.
 *
 *   npm run build && node bench/dist/experiments/cost-of-reads/cost-of-reads.js [follows]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { edgeFileOf, importGraph } from '../../graph/graph-databases.js';
import { seededRandom } from '../../graph/seeded-random.js';
import { SocialGraph } from '../../graph/social-graph.js';
import { OPERATIONS } from '../../operations/index.js';
import { baseline, retinue } from '../../servers/server.js';
import { compareTurns, costOfTurn, TURNS_COMPARED } from '../../support/cheap-turns.js';

const FOLLOWS_OF_EACH = 20;
const DEFAULT_FOLLOWS = 400_000;
const ROUNDS = 15;
/** Turns before, while the servers still learn which of their functions are used much. */
const WARM_UP = 3;
const DIFFERENT_REQUESTS = 200;
const SEED = 1;

/** Requests of a turn, some tenths of a second of each. */
const amountOf = (each: number): number => Math.ceil(2_000 / Math.sqrt(each));

const follows = Number(process.argv[2] ?? DEFAULT_FOLLOWS);
const folder = await mkdtemp(join(tmpdir(), 'retinue-bench-'));
try {
  const size = { users: Math.ceil(follows / FOLLOWS_OF_EACH), follows, seed: SEED };
  const { databaseFile } = await importGraph(await edgeFileOf(size, folder), folder, { byHand: false });
  const graph = SocialGraph.read(databaseFile);
  const one = await baseline.start(databaseFile);
  const other = await retinue().start(databaseFile);
  try {
    console.log(`Times the baseline's processor time: ${TURNS_COMPARED}.`);
    for (const operation of OPERATIONS.filter(({ writes }) => !writes)) {
      const { title, each } = operation;
      const requests = operation.plan(graph, seededRandom(SEED), DIFFERENT_REQUESTS);
      const [byHand, ours]: [number[], number[]] = [[], []];
      for (let round = -WARM_UP; round < ROUNDS; round += 1) {
        const costs = [
          await costOfTurn(one, requests, amountOf(each?.count ?? 1)),
          await costOfTurn(other, requests, amountOf(each?.count ?? 1)),
        ] as const;
        if (round < 0) continue;
        byHand.push(costs[0]);
        ours.push(costs[1]);
      }
      console.log(`${title}: ${compareTurns(ours, byHand)}`);
    }
  } finally {
    await one.stop();
    await other.stop();
    graph.close();
  }
} finally {
  await rm(folder, { recursive: true });
}
