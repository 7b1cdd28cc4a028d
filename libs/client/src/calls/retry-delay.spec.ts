import { retryDelay } from './retry-delay.js';

const NOW = Date.parse('2026-11-26T12:00:00.000Z');

describe('the delay before the next attempt', () => {
  it.each([
    ['1', 1_000],
    ['0', 0],
    [' 120 ', 120_000],
    ['Thu, 26 Nov 2026 12:00:05 GMT', 5_000],
    ['Thu, 26 Nov 2026 11:00:00 GMT', 0],
  ])('is what Retry-After says: %s', (header, expected) => {
    expect(retryDelay(header, 3, NOW, 0.5)).toBe(expected);
  });

  it.each([null, '', 'soon', '-5', '1.5'])(
    'is a random part of a bound that doubles, up to 8 s, without a Retry-After that says something: %p',
    (header) => {
      const delays = [1, 2, 3, 6, 20].map((attempts) => retryDelay(header, attempts, NOW, 0.5));
      expect(delays).toEqual([125, 250, 500, 4_000, 4_000]);
      expect(retryDelay(header, 1, NOW, 0)).toBe(0);
    },
  );
});
