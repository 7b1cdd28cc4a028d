import { readEdgeFile } from '../../graph/edge-file.js';

/** A graph as its file says it: the truth that a service's answers are held against. */
export interface EdgeLists {
  readonly followers: ReadonlyMap<number, readonly number[]>;
  readonly following: ReadonlyMap<number, readonly number[]>;
}

/** @param edgeFile gzipped lines of `follower<TAB>followee` */
export async function readEdgeLists(edgeFile: string): Promise<EdgeLists> {
  const followers = new Map<number, number[]>();
  const following = new Map<number, number[]>();
  const push = (lists: Map<number, number[]>, key: number, value: number): void => {
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [value]);
    else list.push(value);
  };
  for await (const [followerText, followeeText] of readEdgeFile(edgeFile)) {
    const [follower, followee] = [Number(followerText), Number(followeeText)];
    push(following, follower, followee);
    push(followers, followee, follower);
  }
  return { followers, following };
}

/** The `top` users with most followers, then others spread evenly over the ids. */
export function sampleUsers({ followers, following }: EdgeLists, top: number, count: number): number[] {
  const byFollowers = [...followers]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([id]) => id);
  const ids = [...new Set([...followers.keys(), ...following.keys()])].sort((one, other) => one - other);
  const sample = new Set(byFollowers.slice(0, top));
  const step = Math.max(1, Math.floor(ids.length / count));
  for (let index = 0; sample.size < Math.min(count, ids.length); index += step)
    sample.add(ids[index % ids.length]!);
  return [...sample];
}
