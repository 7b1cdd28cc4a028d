import * as fc from 'fast-check';
import { LETTERS } from './letters.js';
import { FIGURES } from './figures.js';
import { CODE } from './code.js';

/** Written by hand: what has hurt other services. */
const WRITTEN: readonly string[] = [...LETTERS, ...FIGURES, ...CODE];

/** Those, and so many that nobody thought of. */
export function hostileStrings(seed: number, generated: number): string[] {
  const thoughtless = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.bigInt().map(String),
    fc.double().map(String),
    fc.emailAddress(),
    fc
      .date({ noInvalidDate: false })
      .map((date) => (Number.isNaN(date.getTime()) ? 'Invalid Date' : date.toISOString())),
    fc.json(),
  );
  return [...WRITTEN, ...fc.sample(thoughtless, { seed, numRuns: generated })];
}

/** Values of every JSON type, for fields that expect another; and so many that nobody thought of. */
export function hostileValues(seed: number, generated: number): unknown[] {
  const nested: unknown[] = [];
  let inner = nested;
  for (let depth = 0; depth < 500; depth += 1) {
    const next: unknown[] = [];
    inner.push(next);
    inner = next;
  }
  return [
    null,
    true,
    false,
    0,
    -0,
    -1,
    0.5,
    1e308,
    Number.MAX_SAFE_INTEGER,
    Number.MAX_SAFE_INTEGER + 1,
    5e-324,
    '',
    [],
    {},
    [null],
    [[]],
    [{}],
    { constructor: { prototype: { polluted: true } } },
    { toString: 1, valueOf: 2, length: -1 },
    JSON.parse('{"then":"x","toJSON":"y"}') as unknown,
    Array(2_000).fill(0),
    Array(2_000).fill({}),
    nested,
    Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`f${index}`, index])),
    ...fc.sample(fc.jsonValue({ maxDepth: 4 }), { seed, numRuns: generated }),
  ];
}
