import type { Random } from '../graph/seeded-random.js';
import type { Edge, SocialGraph } from '../graph/social-graph.js';
import type { PlannedRequest } from '../load/load.js';
import type { Operation } from './operation.js';
import { edgePath, followersPath, get, laterPagePath, relationshipsPath, userPath } from './paths.js';
import { drawOthers } from './reads.js';

/**
 * Facebook's LinkBench on a follow graph (T. Armstrong, V. Ponnekanti, D. Borthakur, M. Callaghan: LinkBench: a Database
 * Benchmark Based on the Facebook Social Graph, SIGMOD 2013): what is asked for, in percent of the requests.
 */
const PERCENT = {
  list: 50.7,
  user: 12.9,
  follow: 9,
  followAgain: 8,
  update: 7.4,
  count: 4.9,
  unfollow: 3,
  create: 2.6,
  delete: 1,
  check: 0.5,
} as const;

type Kind = keyof typeof PERCENT;

/** How users are chosen: the exponents of Zipf laws. */
const LIST_EXPONENT = 0.8;
const USER_EXPONENT = 0.63;
const WRITE_EXPONENT = 0.74;

/** Which part of them goes on to an older page, or names an edge that stands. */
const OLDER_PART = 0.3;
const FOLLOW_STANDS = 0.05;
const CHANGED_STANDS = 0.9;

/** Relationships in one check: geometric. */
const MEAN_CHECKS = 2.6;
const MOST_CHECKS = 100;

const PAGE = 50;

/** Draws the requests. Whoever is deleted is named by no other request, so that each has its 2xx in any order. */
class Mix {
  private readonly deleted = new Set<number>();
  private readonly places = new Map<string, string>();
  private readonly newEdges;
  private created = 0;

  constructor(
    private readonly graph: SocialGraph,
    private readonly random: Random,
  ) {
    this.newEdges = graph.newEdges(random, WRITE_EXPONENT);
  }

  plan(count: number): PlannedRequest[] {
    const kinds = Array.from({ length: count }, () => this.drawKind());
    const deletions = Math.min(kinds.filter((kind) => kind === 'delete').length, this.graph.users >> 2);
    while (this.deleted.size < deletions) this.deleted.add(this.graph.draw(this.random, 0));
    const doomed = this.deleted.values();
    return kinds.map((kind) => {
      const id = kind === 'delete' ? doomed.next().value : undefined;
      return id === undefined ? this.requests[kind]() : { method: 'DELETE', path: userPath(id) };
    });
  }

  private readonly requests: Readonly<Record<Kind, () => PlannedRequest>> = {
    list: () => get(this.listPath()),
    user: () => get(userPath(this.user(USER_EXPONENT))),
    count: () => get(userPath(this.user(USER_EXPONENT))),
    follow: () => ({ method: 'PUT', path: edgePath(this.edge(FOLLOW_STANDS)) }),
    followAgain: () => ({ method: 'PUT', path: edgePath(this.edge(CHANGED_STANDS)) }),
    unfollow: () => ({ method: 'DELETE', path: edgePath(this.edge(CHANGED_STANDS)) }),
    update: () => ({
      method: 'PATCH',
      path: userPath(this.user(WRITE_EXPONENT)),
      body: JSON.stringify({ firstName: `Name${Math.floor(this.random() * 1e6)}` }),
    }),
    create: () => {
      const number = (this.created += 1);
      const user = { firstName: 'New', lastName: `User${number}`, email: `new-${number}@example.com` };
      return { method: 'POST', path: '/v1/users', body: JSON.stringify(user) };
    },
    // More deletions than a small graph has users for.
    delete: () => get(userPath(this.user(USER_EXPONENT))),
    check: () => {
      const id = this.user(USER_EXPONENT);
      const count = Math.min(
        MOST_CHECKS,
        1 + Math.floor(Math.log(1 - this.random()) / Math.log(1 - 1 / MEAN_CHECKS)),
      );
      return get(relationshipsPath(id, drawOthers(this.graph, id, count, this.random)));
    },
  };

  private drawKind(): Kind {
    let left = this.random() * 100;
    for (const [kind, percent] of Object.entries(PERCENT)) {
      left -= percent;
      if (left < 0) return kind as Kind;
    }
    return 'list';
  }

  private user(exponent: number): number {
    for (;;) {
      const id = this.graph.draw(this.random, exponent);
      if (!this.deleted.has(id)) return id;
    }
  }

  /** @param standing which part of them stands at the beginning */
  private edge(standing: number): Edge {
    const stands = this.random() < standing;
    for (;;) {
      const edge = stands ? this.graph.edge(this.random, WRITE_EXPONENT) : this.newEdges.next().value;
      if (!this.deleted.has(edge.followerId) && !this.deleted.has(edge.followeeId)) return edge;
    }
  }

  private listPath(): string {
    const id = this.user(LIST_EXPONENT);
    const pages = this.graph.pagesOf(id, PAGE);
    if (pages < 2 || this.random() >= OLDER_PART) return followersPath(id, PAGE);
    const page = 2 + Math.floor(this.random() * (pages - 1));
    const key = `${id} ${page}`;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const path = laterPagePath(this.graph.placeOfPage(id, PAGE, page), PAGE);
    this.places.set(key, path);
    return path;
  }
}

export const LINKBENCH_MIX: Operation = {
  key: 'mix',
  title: 'LinkBench mix, 32 clients',
  clients: 32,
  writes: true,
  target: { ratio: 1, p99: true },
  rate: 15_000,
  plan: (graph, random, count) => new Mix(graph, random).plan(count),
};
