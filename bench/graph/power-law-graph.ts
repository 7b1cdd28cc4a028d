import { seededRandom, shuffledIds, zipfPlace } from './seeded-random.js';

export interface GraphSize {
  /** Their ids are 1 to this. */
  readonly users: number;
  readonly follows: number;
}

export interface GraphEdge {
  readonly follower: number;
  readonly followee: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/**
 * How popularity and zeal fall with rank. With these the most followed of 100,000 users has about a hundredth of all
 * follows, and the most zealous about a third of that: the proportions of the networks published at
 * https://snap.stanford.edu/data.
 */
const POPULARITY_EXPONENT = 0.6;
const ZEAL_EXPONENT = 0.5;

/** When follows were made: at any time of the year 2025. */
const FIRST_TIME = Date.UTC(2025, 0, 1);
const LAST_TIME = Date.UTC(2026, 0, 1);

/**
 * A social graph by the followers' ids, the same for the same arguments: a few have most of the followers, a few follow
 * most of the others, and the ids tell nothing of either. No pair twice, nobody follows themselves.
 */
export function* powerLawGraph({ users, follows }: GraphSize, seed: number): Iterable<GraphEdge> {
  const most = users * (users - 1);
  if (follows > most / 2) {
    throw new RangeError(
      `${users} users have room for ${most} follows, and half of them at most make a power law: ask for fewer`,
    );
  }
  const random = seededRandom(seed);
  const byPopularity = shuffledIds(users, random);
  const followeeCounts = drawFolloweeCounts({ users, follows }, shuffledIds(users, random), random);
  for (let follower = 1; follower <= users; follower += 1) {
    const followees = new Set<number>();
    while (followees.size < followeeCounts[follower]!) {
      const followee = byPopularity[zipfPlace(users, POPULARITY_EXPONENT, random)]!;
      if (followee === follower || followees.has(followee)) continue;
      followees.add(followee);
      const time = FIRST_TIME + Math.floor(random() * (LAST_TIME - FIRST_TIME));
      yield { follower, followee, time };
    }
  }
}

/** How many each id follows; half of the others at most, since the last of them are drawn rarely. */
function drawFolloweeCounts(
  { users, follows }: GraphSize,
  byZeal: Uint32Array,
  random: () => number,
): Uint32Array {
  const counts = new Uint32Array(users + 1);
  const most = Math.ceil((users - 1) / 2);
  for (let drawn = 0; drawn < follows;) {
    const follower = byZeal[zipfPlace(users, ZEAL_EXPONENT, random)]!;
    if (counts[follower]! >= most) continue;
    counts[follower]! += 1;
    drawn += 1;
  }
  return counts;
}
