/** Numbers in [0, 1), the same ones for the same seed. */
export type Random = () => number;

/** mulberry32 by Tommy Ettinger (https://gist.github.com/tommyettinger/46a874533244883189143505d203312c). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The numbers 1 to `count`, shuffled (Fisher and Yates). */
export function shuffledIds(count: number, random: Random): Uint32Array {
  const ids = Uint32Array.from({ length: count }, (_, index) => index + 1);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const id = ids[last]!;
    ids[last] = ids[other]!;
    ids[other] = id;
  }
  return ids;
}

/**
 * A place from 0 to `count` - 1 by a Zipf law: the one at rank r comes up in proportion to 1 / r^exponent. Drawn from
 * the law's continuous form, whose sum up to rank r is r^(1 - exponent).
 *
 * @param exponent at least 0, less than 1
 */
export function zipfPlace(count: number, exponent: number, random: Random): number {
  return Math.min(count - 1, Math.floor(count * random() ** (1 / (1 - exponent))));
}
