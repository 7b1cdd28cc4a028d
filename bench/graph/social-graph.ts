import type BetterSqlite3 from 'better-sqlite3';
import { loadSqliteDriver } from '@retinue/database';
import { type Random, zipfPlace } from './seeded-random.js';

const Database = loadSqliteDriver();

/** Those with so many followers are ordinary: a page of 50 is full, and nobody knows their name. */
const ORDINARY = { fewest: 51, most: 200 } as const;

/** Draws in a row without a new follow, after which there are hardly any left. */
const MOST_FAILURES = 100_000;

/** Where a page of the newest followers begins: behind this edge. */
export interface PagePlace {
  readonly userId: number;
  readonly time: number;
  readonly followerId: number;
}

export interface Edge {
  readonly followerId: number;
  readonly followeeId: number;
}

/** What the operations need to know of a graph to ask sensible questions about it. Reads a database once. */
export class SocialGraph {
  /** All ids, those with most followers first. */
  readonly byFollowers: readonly number[];
  readonly followerCounts: ReadonlyMap<number, number>;
  /** All ids, those that follow most first. */
  readonly byFollowees: readonly number[];
  private readonly followees: ReadonlyMap<number, readonly number[]>;

  private constructor(
    private readonly database: BetterSqlite3.Database,
    counters: readonly { id: number; followers: number; following: number }[],
  ) {
    const sorted = (key: 'followers' | 'following'): number[] =>
      [...counters].sort((one, other) => other[key] - one[key]).map(({ id }) => id);
    this.byFollowers = sorted('followers');
    this.byFollowees = sorted('following');
    this.followerCounts = new Map(counters.map(({ id, followers }) => [id, followers]));
    const followees = new Map<number, number[]>();
    const edges = database.prepare('SELECT follower_id, followee_id FROM follows').raw().iterate();
    for (const [follower, followee] of edges as Iterable<[number, number]>) {
      const known = followees.get(follower);
      if (known === undefined) followees.set(follower, [followee]);
      else known.push(followee);
    }
    this.followees = followees;
  }

  static read(databaseFile: string): SocialGraph {
    const database = new Database(databaseFile, { readonly: true });
    const counters = database
      .prepare(
        'SELECT user_id AS id, followers_count AS followers, following_count AS following FROM user_counters',
      )
      .all() as { id: number; followers: number; following: number }[];
    return new SocialGraph(database, counters);
  }

  get celebrity(): number {
    return this.byFollowers[0]!;
  }

  get users(): number {
    return this.byFollowers.length;
  }

  get follows(): number {
    return [...this.followees.values()].reduce((sum, { length }) => sum + length, 0);
  }

  ordinaryUsers(): number[] {
    const ordinary = this.byFollowers.filter((id) => {
      const followers = this.followerCounts.get(id)!;
      return followers >= ORDINARY.fewest && followers <= ORDINARY.most;
    });
    return ordinary.length > 0 ? ordinary : [...this.byFollowers];
  }

  hasEdge({ followerId, followeeId }: Edge): boolean {
    return this.followees.get(followerId)?.includes(followeeId) ?? false;
  }

  followeesOf(userId: number): readonly number[] {
    return this.followees.get(userId) ?? [];
  }

  /** How many pages of that size the user's followers fill. */
  pagesOf(userId: number, size: number): number {
    return Math.ceil(this.followerCounts.get(userId)! / size);
  }

  /** Where the n-th page of the newest followers begins; n is 2 at least, and there is such a page. */
  placeOfPage(userId: number, size: number, page: number): PagePlace {
    const [time, followerId] = this.database
      .prepare(
        `SELECT created_at, follower_id FROM follows WHERE followee_id = ?
         ORDER BY created_at DESC, follower_id DESC LIMIT 1 OFFSET ?`,
      )
      .raw()
      .get(userId, (page - 1) * size - 1) as [number, number];
    return { userId, time, followerId };
  }

  /** Pairs that do not follow each other yet, none twice, without end. */
  *newEdges(random: Random, exponent: number): Generator<Edge, never> {
    const taken = new Set<number>();
    for (let failures = 0; failures < MOST_FAILURES; failures += 1) {
      const edge = {
        followerId: this.drawFollower(random, exponent),
        followeeId: this.draw(random, exponent),
      };
      const key = edge.followerId * 2 ** 26 + edge.followeeId;
      if (taken.has(key) || edge.followerId === edge.followeeId || this.hasEdge(edge)) continue;
      taken.add(key);
      failures = 0;
      yield edge;
    }
    throw new RangeError('The graph is too small to find so many new follows in it: take a larger one');
  }

  /** An edge that is there. */
  edge(random: Random, exponent: number): Edge {
    for (;;) {
      const followerId = this.drawFollower(random, exponent);
      const followees = this.followeesOf(followerId);
      if (followees.length > 0) return { followerId, followeeId: pick(followees, random) };
    }
  }

  /** A user by a Zipf law: those with most followers come up most. */
  draw(random: Random, exponent: number): number {
    return this.byFollowers[zipfPlace(this.users, exponent, random)]!;
  }

  private drawFollower(random: Random, exponent: number): number {
    return this.byFollowees[zipfPlace(this.users, exponent, random)]!;
  }

  close(): void {
    this.database.close();
  }
}

export function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)]!;
}
