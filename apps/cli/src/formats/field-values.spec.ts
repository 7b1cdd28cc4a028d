import { anyTime } from './field-values.js';

const SECONDS = 1_676_354_318;

test.each([
  [SECONDS, '2023-02-14T05:58:38.000Z'],
  [SECONDS * 1_000 + 5, '2023-02-14T05:58:38.005Z'],
  [String(SECONDS), '2023-02-14T05:58:38.000Z'],
  [String(SECONDS * 1_000), '2023-02-14T05:58:38.000Z'],
  ['2023-02-14T07:58:38+02:00', '2023-02-14T05:58:38.000Z'],
  ['2023-02-14', '2023-02-14T00:00:00.000Z'],
])('a time of %j is %s', (value, time) => {
  expect(anyTime({ at: value }, 'at')?.toISOString()).toBe(time);
});

test.each([
  0,
  1,
  -SECONDS,
  20_230_214,
  '20230214',
  '0',
  SECONDS * 1e6,
  '20230214055838',
  Number.NaN,
  true,
  '2023',
])('a time of %j is refused: its size tells neither seconds nor milliseconds', (value) => {
  expect(() => anyTime({ at: value }, 'at')).toThrow(/^at must be a time such as .* seconds .* milliseconds/);
});
