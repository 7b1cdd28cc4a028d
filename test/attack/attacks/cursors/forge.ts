import * as fc from 'fast-check';

const MAX = Number.MAX_SAFE_INTEGER;

/** What takes the place of a number in a cursor. */
const NUMBERS: readonly unknown[] = [
  0,
  -1,
  1,
  MAX,
  MAX + 1,
  -MAX,
  1.5,
  1e308,
  -0,
  null,
  true,
  '',
  '1',
  [],
  {},
  [1],
];
/** What takes the place of a text in one. */
const TEXTS: readonly unknown[] = [
  '',
  'followers 1 newest',
  'followers 1 oldest',
  'following 1 newest',
  '__proto__',
  '\0',
  '\ud800',
  "' OR 1=1 --",
  0,
  null,
  [],
  {},
];

/** A cursor of our own making. */
export interface Forged {
  readonly name: string;
  readonly cursor: string;
  /** Whether it stands at a row that can't be: the server must refuse it. */
  readonly isImpossible?: boolean;
}

/** Cursors as somebody would make them who has looked into some that were given out. */
export function* forgedCursors(given: readonly string[], seed: number, generated: number): Generator<Forged> {
  for (const cursor of given) {
    yield* respelled(cursor);
    for (const keys of keysOf(cursor)) yield* withKeys(keys);
  }
  const noise = fc.oneof(
    fc.base64String({ maxLength: 80 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(fc.jsonValue(), { maxLength: 5 }).map(encode),
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
  );
  for (const cursor of fc.sample(noise, { seed, numRuns: generated })) yield { name: 'noise', cursor };
  yield { name: 'nothing', cursor: '' };
  yield { name: '4,000 characters', cursor: 'W'.repeat(4_000) };
}

/** The same bytes in another spelling, or others. */
function* respelled(cursor: string): Generator<Forged> {
  yield { name: 'padded', cursor: `${cursor}=` };
  yield { name: 'spaced', cursor: ` ${cursor}` };
  yield { name: 'cut', cursor: cursor.slice(0, -1) };
  yield { name: 'doubled', cursor: cursor + cursor };
  for (let at = 0; at < cursor.length; at += 5) {
    const other = cursor[at] === 'A' ? 'B' : 'A';
    yield { name: `character ${at} changed`, cursor: cursor.slice(0, at) + other + cursor.slice(at + 1) };
  }
}

/** What a cursor holds, where it can be read: its JSON, or that of a part before a signature. */
function keysOf(cursor: string): unknown[][] {
  return [cursor, ...cursor.split('.')].flatMap((part) => {
    try {
      const keys: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
      return Array.isArray(keys) ? [keys] : [];
    } catch {
      return [];
    }
  });
}

function* withKeys(keys: readonly unknown[]): Generator<Forged> {
  for (const [index, key] of keys.entries()) {
    for (const value of typeof key === 'number' ? NUMBERS : TEXTS) {
      const changed = keys.with(index, value);
      yield { name: JSON.stringify(changed), cursor: encode(changed) };
    }
  }
  yield* furthest(keys);
  yield { name: 'keys too few', cursor: encode(keys.slice(0, -1)) };
  yield { name: 'keys too many', cursor: encode([...keys, 1]) };
  yield { name: 'keys turned round', cursor: encode([...keys].reverse()) };
}

/**
 * Stands beyond every row: it made a page look at all there are. Where the keys end with a time and an id, no row can be there,
 * since times end before the largest number does.
 */
function* furthest([scope, ...keys]: readonly unknown[]): Generator<Forged> {
  const numbers = keys.filter((key) => typeof key === 'number').length;
  const all = [scope, ...keys.map((key) => (typeof key === 'number' ? MAX : key))];
  yield { name: JSON.stringify(all), cursor: encode(all), isImpossible: numbers >= 2 };
  const first = all.with(1, 0);
  yield { name: JSON.stringify(first), cursor: encode(first), isImpossible: numbers >= 3 };
}

function encode(keys: unknown): string {
  return Buffer.from(JSON.stringify(keys), 'utf8').toString('base64url');
}
