/** Who is in a database that attacks begin with: users with ids from 1 on, some of them with followers. */
export interface Graph {
  readonly users: number;
  /** How many follow each of these; those with the lowest ids do. */
  readonly followers: Readonly<Record<number, number>>;
}

/** What most attacks need: user 1 has more followers than the original route answers in one piece. */
export const CROWD: Graph = { users: 5_000, followers: { 1: 1_500 } };

/** User 2 has so many that the sockets between server and client can't hold an answer of the original route. */
export const STREAMED: Graph = { users: 20_001, followers: { 1: 1_500, 2: 20_000 } };

/** All follows of a graph. */
export function* followsOf({ followers }: Graph): Generator<readonly [follower: number, followee: number]> {
  for (const [id, count] of Object.entries(followers)) {
    const followee = Number(id);
    for (let follower = 1, left = count; left > 0; follower += 1) {
      if (follower === followee) continue;
      yield [follower, followee];
      left -= 1;
    }
  }
}
