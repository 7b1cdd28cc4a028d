import { timeLeft } from './time-left.js';

test.each([
  [7_195, '2h0m'],
  [3_601, '1h1m'],
  [598, '10m0s'],
  [418, '7m0s'],
  [12, '15s'],
  ['INF', '?'],
  ['NULL', '?'],
])('the time left of %s seconds is %s', (seconds, text) => {
  expect(timeLeft(seconds, { autopaddingChar: '' }, 5)).toBe(text);
});
