import { assert, nat, property, readConfigureGlobal } from 'fast-check';
import { chooseSeed, TEST_SEED } from './test-seed.js';

describe('the seed of the tests', () => {
  it('is the same in every run unless another is asked for', () => {
    expect(chooseSeed(undefined)).toBe(chooseSeed(''));
    expect(chooseSeed(undefined)).toBe(20_261_123);
  });

  it('is the one that is asked for', () => {
    expect(chooseSeed('7')).toBe(7);
  });

  it('is another one each time when chance is asked for', () => {
    const seeds = new Set(Array.from({ length: 20 }, () => chooseSeed('random')));
    expect(seeds.size).toBeGreaterThan(1);
    for (const seed of seeds) expect(chooseSeed(String(seed))).toBe(seed);
  });

  it.each(['seven', '1.5', 'Random'])('is not %j', (wish) => {
    expect(() => chooseSeed(wish)).toThrow('TEST_SEED must be a whole number or "random"');
  });

  it('is that of a property that names none, and gives the same cases again', () => {
    const casesOf = (): number[] => {
      const seen: number[] = [];
      assert(property(nat(), (number) => void seen.push(number)));
      return seen;
    };
    expect(readConfigureGlobal().seed).toBe(TEST_SEED);
    expect(casesOf()).toEqual(casesOf());
  });
});
