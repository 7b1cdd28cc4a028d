import { SocialGraph } from '../graph/social-graph.js';
import { type Bench, measureRetinue } from '../measure/measure-operation.js';
import type { Round } from '../measure/measurement.js';
import { OPERATIONS } from '../operations/index.js';
import type { Operation } from '../operations/operation.js';
import { middle, short } from '../report/figures.js';
import { retinue } from '../servers/server.js';
import type { ScaleStep } from './scale-report.js';
import type { SizedGraph } from './sized-graph.js';

/** What is asked at each size, by one client: what one answer takes, not how many share the machine. */
const ASKED = ['page-50', 'relationship', 'follow-1'] as const;

type Measured = ScaleStep['operations'];

/**
 * The sizes take turns, round by round: what else the machine does meanwhile strikes all of them.
 *
 * @returns what was measured on each graph, in order
 */
export async function measureSizes(
  graphs: readonly SizedGraph[],
  options: Omit<Bench, 'graph' | 'databaseFile'>,
): Promise<Measured[]> {
  const benches = graphs.map(({ databaseFile }) => ({
    ...options,
    databaseFile,
    graph: SocialGraph.read(databaseFile),
  }));
  const measured: Measured[number][][] = graphs.map(() => []);
  for (const key of ASKED) {
    console.error(`Measuring ${key} …`);
    const rounds = await measureInTurn(benches, operationOf(key));
    for (const [index, ofSize] of rounds.entries()) measured[index]!.push({ key, ...middleOf(ofSize) });
    console.error(measured.map((ofSize) => `${short(ofSize.at(-1)!.p50)} ms`).join(', '));
  }
  for (const { graph } of benches) graph.close();
  return measured;
}

async function measureInTurn(benches: readonly Bench[], operation: Operation): Promise<Round[][]> {
  const rounds: Round[][] = benches.map(() => []);
  for (let round = 0; round < benches[0]!.rounds; round += 1) {
    for (const [index, bench] of benches.entries()) {
      rounds[index]!.push(await measureRetinue(bench, operation, retinue()));
    }
  }
  return rounds;
}

function operationOf(key: string): Operation {
  return { ...OPERATIONS.find((operation) => operation.key === key)!, clients: 1 };
}

function middleOf(rounds: readonly Round[]): Round {
  return {
    rate: middle(rounds, 'rate'),
    p50: middle(rounds, 'p50'),
    p99: middle(rounds, 'p99'),
    cpu: middle(rounds, 'cpu'),
    peakBytes: middle(rounds, 'peakBytes'),
  };
}
