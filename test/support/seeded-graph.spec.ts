import { seededGraph } from './seeded-graph.js';

describe('the seeded graph', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(seededGraph(1, 50)).toEqual(seededGraph(1, 50));
    expect(seededGraph(1, 50).edges).not.toEqual(seededGraph(2, 50).edges);
  });

  it('has no pair twice and nobody who follows themselves', () => {
    const { edges } = seededGraph(3, 200);
    expect(new Set(edges.map(({ follower, followee }) => `${follower} ${followee}`)).size).toBe(edges.length);
    expect(edges.filter(({ follower, followee }) => follower === followee)).toEqual([]);
  });

  it('has a few who are followed by many', () => {
    const followers = Array<number>(500).fill(0);
    const { edges } = seededGraph(4, 500);
    for (const { followee } of edges) followers[followee] = (followers[followee] ?? 0) + 1;
    const [first = 0, ...rest] = followers.sort((one, other) => other - one);
    expect(first).toBeGreaterThan((10 * edges.length) / 500);
    expect(rest.filter((count) => count === 0).length).toBeGreaterThan(50);
  });
});
