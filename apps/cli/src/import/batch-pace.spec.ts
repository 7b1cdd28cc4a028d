import { BatchPace } from './batch-pace.js';

/** The size of a batch after a hundred of which each record took as long (milliseconds). */
function sizeWhenEachTakes(milliseconds: number): number {
  const pace = new BatchPace();
  for (let batch = 0; batch < 100; batch += 1) pace.took(pace.size * milliseconds);
  return pace.size;
}

describe('a batch beside others who write', () => {
  test('holds as many records as are stored in 30 milliseconds', () => {
    expect(sizeWhenEachTakes(0.1)).toBe(300);
    expect(sizeWhenEachTakes(0.05)).toBe(600);
  });

  test('is neither tiny where the disk is slow, nor large where it is fast', () => {
    expect(sizeWhenEachTakes(50)).toBe(50);
    expect(sizeWhenEachTakes(0)).toBe(1_000);
  });

  test('is half as large at least after one that had to wait', () => {
    const pace = new BatchPace();
    const before = pace.size;
    pace.took(5_000);
    expect(pace.size).toBe(before / 2);
  });
});
