import type { Random } from '../graph/seeded-random.js';
import type { Edge, SocialGraph } from '../graph/social-graph.js';
import type { PlannedRequest } from '../load/load.js';
import type { Operation } from './operation.js';
import { edgePath } from './paths.js';

/** How LinkBench chooses users who are changed. */
const EXPONENT = 0.74;

const FOLLOWS_IN_BATCH = 1_000;

function newEdges(graph: SocialGraph, random: Random, count: number): Edge[] {
  const edges = graph.newEdges(random, EXPONENT);
  return Array.from({ length: count }, () => edges.next().value);
}

const follows = (graph: SocialGraph, random: Random, count: number): PlannedRequest[] =>
  newEdges(graph, random, count).map((edge) => ({ method: 'PUT', path: edgePath(edge) }));

const batches = (graph: SocialGraph, random: Random, count: number): PlannedRequest[] => {
  const edges = newEdges(graph, random, count * FOLLOWS_IN_BATCH);
  return Array.from({ length: count }, (_, index) => {
    const part = edges.slice(index * FOLLOWS_IN_BATCH, (index + 1) * FOLLOWS_IN_BATCH);
    const operations = part.map((edge) => ({ op: 'follow', ...edge }));
    return { method: 'POST', path: '/v1/follows/batch', body: JSON.stringify({ operations }) };
  });
};

/** Changes, each on disk when it is answered. */
export const WRITES: readonly Operation[] = [
  {
    key: 'follow-1',
    title: 'durable follow, 1 client',
    clients: 1,
    writes: true,
    target: {},
    rate: 6_000,
    plan: follows,
  },
  {
    key: 'follow-32',
    title: 'durable follow, 32 clients',
    clients: 32,
    writes: true,
    target: { ratio: 4 },
    rate: 20_000,
    plan: follows,
  },
  {
    key: 'batch',
    title: 'batch of 1,000 follows',
    clients: 2,
    writes: true,
    each: { count: FOLLOWS_IN_BATCH, noun: 'follows' },
    target: { perSecond: 20_000 },
    rate: 80,
    plan: batches,
  },
];
