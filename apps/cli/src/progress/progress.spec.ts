import { WriteStream } from 'node:tty';
import { Writable } from 'node:stream';
import { Progress } from './progress.js';

/** A terminal of some columns, and what is drawn on it. */
function terminal(columns: number): { stream: WriteStream; lines: () => string[] } {
  let drawn = '';
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      drawn += String(chunk);
      done();
    },
  });
  Object.assign(stream, { isTTY: true, columns });
  return {
    stream: stream as unknown as WriteStream,
    // eslint-disable-next-line no-control-regex
    lines: () => drawn.split(/\x1B\[?[\d;?]*[A-Za-z78]/).filter((line) => line.trim() !== ''),
  };
}

test.each([
  ['import follow-requests', 80],
  ['import users', 80],
  ['import follows', 120],
])('the line of "%s" in %i columns holds rate and time left', (label, columns) => {
  const { stream, lines } = terminal(columns);
  let seconds = 0;
  const now = (): number => seconds * 1_000;
  const progress = new Progress({ total: 1_000, done: () => 1_000 }, label, { stream, now });
  seconds = 150;
  progress.update(12_345_678);
  progress.stop();
  const last = lines().at(-1)!;
  expect(last).toMatch(/^import \S+ \[.+\] 100% \| 12,345,678 read \| 82,305\/s \| \S+ left$/);
  expect(last.length).toBeLessThan(columns);
});

test('of what was read and waits to be stored, no share of the time left is taken for done', () => {
  const { stream, lines } = terminal(120);
  let seconds = 0;
  const progress = new Progress({ total: 1_000, done: () => 400 }, 'import follows', {
    stream,
    now: () => seconds * 1_000,
  });
  seconds = 10;
  progress.update(500, 2_000);
  progress.stop();
  expect(lines().at(-1)).toMatch(/ 10% \| 500 read \| 50\/s /);
});

test('while nothing is done yet, how long it takes is not known', () => {
  const { stream, lines } = terminal(120);
  const progress = new Progress({ total: 1_000, done: () => 0 }, 'import follows', { stream });
  progress.update(0);
  progress.stop();
  expect(lines().at(-1)).toMatch(/ 0% .* \| \? left$/);
});
