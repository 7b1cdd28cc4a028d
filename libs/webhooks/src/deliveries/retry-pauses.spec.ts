import { pauseAfter } from './retry-pauses.js';

const DAY_MS = 86_400_000;

/** The pauses of a receiver that takes nothing. */
function pauses(): number[] {
  const found: number[] = [];
  for (let failures = 1; ; failures += 1) {
    const pause = pauseAfter(failures);
    if (pause === undefined) return found;
    found.push(pause);
  }
}

describe('the pauses between attempts', () => {
  it('grow, and come to three days', () => {
    const found = pauses();
    expect(found).toEqual(found.toSorted((one, other) => one - other));
    const days = found.reduce((sum, pause) => sum + pause, 0) / DAY_MS;
    expect(days).toBeGreaterThan(2.9);
    expect(days).toBeLessThan(3.4);
  });

  it('are not the same for all who failed together', () => {
    expect(new Set(Array.from({ length: 50 }, () => pauseAfter(10))).size).toBeGreaterThan(1);
  });

  it('are no shorter than what the receiver asks for, and no shorter than they would be', () => {
    expect(pauseAfter(1, 60)).toBe(60_000);
    expect(pauseAfter(10, 60)).toBeGreaterThan(60_000);
  });

  it('end, whatever the receiver asks for', () => {
    expect(pauseAfter(pauses().length + 1, 60)).toBeUndefined();
  });
});
