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

/** Pairs from anywhere in the graph: each follow changes pages of its own. */
const batches = (graph: SocialGraph, random: Random, count: number): PlannedRequest[] => {
  const edges = newEdges(graph, random, count * FOLLOWS_IN_BATCH);
  return Array.from({ length: count }, (_, index) =>
    batchOf(edges.slice(index * FOLLOWS_IN_BATCH, (index + 1) * FOLLOWS_IN_BATCH)),
  );
};

/** Somebody brings along whom they follow elsewhere: one follower, many followees. */
const batchesOfOne = (graph: SocialGraph, random: Random, count: number): PlannedRequest[] =>
  Array.from({ length: count }, () => {
    const followerId = graph.draw(random, 0);
    const followees = new Set<number>();
    while (followees.size < FOLLOWS_IN_BATCH) {
      const followeeId = graph.draw(random, EXPONENT);
      if (followeeId !== followerId && !graph.hasEdge({ followerId, followeeId })) followees.add(followeeId);
    }
    return batchOf([...followees].map((followeeId) => ({ followerId, followeeId })));
  });

function batchOf(edges: readonly Edge[]): PlannedRequest {
  const operations = edges.map((edge) => ({ op: 'follow', ...edge }));
  return { method: 'POST', path: '/v1/follows/batch', body: JSON.stringify({ operations }) };
}

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
    key: 'batch-of-one',
    title: 'batch of 1,000 follows by one user',
    clients: 2,
    writes: true,
    each: { count: FOLLOWS_IN_BATCH, noun: 'follows' },
    target: { perSecond: 20_000 },
    rate: 80,
    plan: batchesOfOne,
  },
  {
    key: 'batch',
    title: 'batch of 1,000 follows, any pairs',
    clients: 2,
    writes: true,
    each: { count: FOLLOWS_IN_BATCH, noun: 'follows' },
    target: { perSecond: 20_000 },
    rate: 80,
    plan: batches,
  },
];
