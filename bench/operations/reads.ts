import type { Random } from '../graph/seeded-random.js';
import { pick, type SocialGraph } from '../graph/social-graph.js';
import type { PlannedRequest } from '../load/load.js';
import type { Operation } from './operation.js';
import { edgePath, followersPath, get, pagePath, relationshipsPath, userPath } from './paths.js';

const CLIENTS = 16;

/** Different requests a second: more than the caches of a connection know by heart. */
const DIFFERENT = 1_000;

/** How LinkBench chooses users who are read. */
const EXPONENT = 0.63;

const RELATIONSHIPS_AT_ONCE = 100;

/** Of the relationships asked for, so many are follows: as in LinkBench. */
const FOLLOWED_PART = 0.5;

type NextRequest = () => PlannedRequest;

const read = (
  asked: Pick<Operation, 'key' | 'title' | 'target' | 'each'>,
  requestsOf: (graph: SocialGraph, random: Random) => NextRequest,
): Operation => ({
  ...asked,
  clients: CLIENTS,
  writes: false,
  rate: DIFFERENT,
  plan: (graph, random, count) => {
    const next = requestsOf(graph, random);
    return Array.from({ length: count }, () => next());
  },
});

const pages = (limit: number, ratio: number): Operation[] => [
  read(
    { key: `page-${limit}-celebrity`, title: `followers page of ${limit}, a celebrity`, target: { ratio } },
    (graph) => () => get(followersPath(graph.celebrity, limit)),
  ),
  read(
    { key: `page-${limit}`, title: `followers page of ${limit}, ordinary users`, target: { ratio } },
    (graph, random) => {
      const ids = graph.ordinaryUsers();
      return () => get(followersPath(pick(ids, random), limit));
    },
  ),
];

/** Others than the user, half of them followed where there are enough. */
export function drawOthers(graph: SocialGraph, id: number, count: number, random: Random): Set<number> {
  const followees = graph.followeesOf(id);
  const others = new Set<number>();
  const wanted = Math.min(count, graph.users - 1);
  for (let drawn = 0; others.size < wanted; drawn += 1) {
    const followed = followees.length > 0 && drawn < count && random() < FOLLOWED_PART;
    const other = followed ? pick(followees, random) : graph.draw(random, drawn < 10 * count ? EXPONENT : 0);
    if (other !== id) others.add(other);
  }
  return others;
}

/** Questions. */
export const READS: readonly Operation[] = [
  ...pages(50, 1.2),
  ...pages(10, 1.1),
  read(
    { key: 'later-page', title: 'followers of a celebrity, the 100th page', target: { ratio: 1.2 } },
    (graph) => {
      const path = pagePath(graph, graph.celebrity, 50, 100);
      return () => get(path);
    },
  ),
  read(
    { key: 'user', title: 'one user with counts', target: { ratio: 0.85 } },
    (graph, random) => () => get(userPath(graph.draw(random, EXPONENT))),
  ),
  read(
    { key: 'relationship', title: 'one relationship', target: { ratio: 0.85 } },
    (graph, random) => () => get(edgePath(graph.edge(random, EXPONENT))),
  ),
  read(
    {
      key: 'relationships-100',
      title: '100 relationships in a request',
      each: { count: RELATIONSHIPS_AT_ONCE, noun: 'checks' },
      target: { ratio: 1, perSecond: 100_000 },
    },
    (graph, random) => () => {
      const id = graph.draw(random, EXPONENT);
      return get(relationshipsPath(id, drawOthers(graph, id, RELATIONSHIPS_AT_ONCE, random)));
    },
  ),
];
