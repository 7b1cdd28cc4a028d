import { type Random, seededRandom, shuffledIds } from '../graph/seeded-random.js';
import type { SocialGraph } from '../graph/social-graph.js';
import type { PlannedRequest } from '../load/load.js';
import { OPERATIONS } from '../operations/index.js';
import type { Operation } from '../operations/operation.js';
import { edgePath } from '../operations/paths.js';

const CLIENTS = 32;

/** How LinkBench chooses users who are changed. */
const EXPONENT = 0.74;

/** What is asked of pages of 50, whatever the baseline does: fifty times 53. */
const PAGES_PER_SECOND = 50 * 53;

/** Draws requests, the next ones whenever it is called: of a write none comes twice. */
export type NextRequests = (count: number) => PlannedRequest[];

/** An operation on a database that all rounds of both servers share, since there is no copying it. */
export interface PostgresOperation extends Omit<Operation, 'plan'> {
  /** Each round has a copy of the database: what it asks for can be asked for once. */
  readonly onCopies?: true;
  requestsOf(graph: SocialGraph, random: Random): NextRequests;
}

/** One of those on SQLite; its requests are the same in each round. */
const asOnSqlite = (key: string): PostgresOperation => {
  const operation = OPERATIONS.find((known) => known.key === key)!;
  return {
    ...operation,
    target: {},
    requestsOf: (graph, random) => {
      const seed = Math.floor(random() * 2 ** 32);
      return (count) => operation.plan(graph, seededRandom(seed), count);
    },
  };
};

const read = (key: string, target: Operation['target'], clients = CLIENTS): PostgresOperation => {
  const operation = asOnSqlite(key);
  const title = `${operation.title}, ${clients} client${clients === 1 ? '' : 's'}`;
  return { ...operation, title, clients, target };
};

const onCopies = (key: string): PostgresOperation => ({ ...asOnSqlite(key), onCopies: true });

const put = (followerId: number, followeeId: number): PlannedRequest => ({
  method: 'PUT',
  path: edgePath({ followerId, followeeId }),
});

const FOLLOW: PostgresOperation = {
  key: 'follow-32',
  title: `durable follow, ${CLIENTS} clients`,
  clients: CLIENTS,
  writes: true,
  target: { ratio: 0.6 },
  rate: 4_000,
  requestsOf: (graph, random) => {
    const edges = graph.newEdges(random, EXPONENT);
    return (count) =>
      Array.from({ length: count }, () => {
        const { followerId, followeeId } = edges.next().value;
        return put(followerId, followeeId);
      });
  },
};

/**
 * Everybody follows somebody whom nobody knew. Each round has one of its own, since who has not followed one yet is soon
 * used up, and from the end of the ranks, where {@link FOLLOW} hardly ever draws.
 */
const FOLLOW_CELEBRITY: PostgresOperation = {
  key: 'follow-celebrity',
  title: `durable follow of one celebrity, ${CLIENTS} clients`,
  clients: CLIENTS,
  writes: true,
  target: {},
  rate: 4_000,
  requestsOf: (graph, random) => {
    let rank = graph.users;
    return (count) => {
      const followeeId = graph.byFollowers[(rank -= 1)]!;
      return [...shuffledIds(graph.users, random)]
        .filter((followerId) => followerId !== followeeId && !graph.hasEdge({ followerId, followeeId }))
        .slice(0, count)
        .map((followerId) => put(followerId, followeeId));
    };
  },
};

export const POSTGRES_READS: readonly PostgresOperation[] = [
  read('page-50', { ratio: 1.1, perSecond: PAGES_PER_SECOND }),
  read('relationship', { ratio: 1.5 }),
  read('relationship', {}, 1),
  read('user', { ratio: 1.5 }),
  read('user', {}, 1),
];

export const POSTGRES_WRITES: readonly PostgresOperation[] = [
  FOLLOW,
  FOLLOW_CELEBRITY,
  onCopies('batch-of-one'),
  onCopies('batch'),
  onCopies('mix'),
];
