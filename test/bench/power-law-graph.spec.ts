import { powerLawGraph } from '../../bench/graph/power-law-graph.js';

const SIZE = { users: 2_000, follows: 30_000 };

describe('the graph of the bench', () => {
  const edges = [...powerLawGraph(SIZE, 1)];

  it('has as many follows as asked for, no pair twice, nobody following themselves', () => {
    expect(new Set(edges.map(({ follower, followee }) => `${follower} ${followee}`)).size).toBe(SIZE.follows);
    expect(edges.filter(({ follower, followee }) => follower === followee)).toEqual([]);
    const ids = edges.flatMap(({ follower, followee }) => [follower, followee]);
    expect(ids.every((id) => id >= 1 && id <= SIZE.users)).toBe(true);
  });

  it('is the same for the same seed, and another for another', () => {
    expect([...powerLawGraph(SIZE, 1)]).toEqual(edges);
    expect([...powerLawGraph(SIZE, 2)]).not.toEqual(edges);
  });

  it('gives a hundredth of the users a tenth of the follows at the least, and most users little', () => {
    const counts = new Map<number, number>();
    for (const { followee } of edges) counts.set(followee, (counts.get(followee) ?? 0) + 1);
    const sorted = [...counts.values()].sort((one, other) => other - one);
    const top = sorted.slice(0, SIZE.users / 100).reduce((sum, count) => sum + count, 0);
    expect(top).toBeGreaterThan(0.1 * SIZE.follows);
    expect(sorted[SIZE.users / 2]).toBeLessThan(SIZE.follows / SIZE.users);
  });

  it('refuses to crowd more follows than half of the room into a graph', () => {
    expect(() => [...powerLawGraph({ users: 10, follows: 46 }, 1)]).toThrow(
      '10 users have room for 90 follows',
    );
  });
});
