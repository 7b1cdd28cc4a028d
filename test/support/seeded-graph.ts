import { seededRandom } from './seeded-random.js';

/** A follow by places in `users`. */
export interface GraphEdge {
  readonly follower: number;
  readonly followee: number;
}

export interface GraphUser {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** A small social graph: who there is, and who follows whom (no pair twice, nobody themselves). */
export interface SeededGraph {
  readonly users: readonly GraphUser[];
  readonly edges: readonly GraphEdge[];
}

/**
 * The same graph for the same arguments. Newcomers prefer those with many followers, so a few users have most
 * of the followers and many have none, as in real networks.
 *
 * @param followsEach how many others a newcomer tries to follow
 */
export function seededGraph(seed: number, userCount: number, followsEach = 4): SeededGraph {
  const random = seededRandom(seed);
  const users = Array.from({ length: userCount }, (_, index) => ({
    firstName: `First${index}`,
    lastName: `Last${index}`,
    email: `user${index}@graph.example`,
  }));
  const edges = new Map<string, GraphEdge>();
  // Each user once, and once more for each follower: drawing from it prefers the popular.
  const popularity: number[] = [];
  for (let follower = 0; follower < userCount; follower += 1) {
    for (let attempt = 0; attempt < followsEach && popularity.length > 0; attempt += 1) {
      const followee = popularity[Math.floor(random() * popularity.length)] ?? 0;
      const key = `${follower} ${followee}`;
      if (followee === follower || edges.has(key)) continue;
      edges.set(key, { follower, followee });
      popularity.push(followee);
    }
    popularity.push(follower);
  }
  return { users, edges: [...edges.values()] };
}
