import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ATTACKS } from '../attack/attacks/index.js';
import { fileInRepository } from '../support/repository.js';

const SCRIPT = fileInRepository('test/attack/dist/attack/attack.js');

/** A slice of each attack; `npm run attack` makes them whole, and judges how long others wait, too. */
const SLICE = ['--seconds', '0.5', '--no-times'];

/** Milliseconds. Several times what all of them take. */
const PATIENCE_MS = 480_000;

/** Makes the attacks, and gives back what was printed when any of them hurt; nothing when all held. */
async function whatHurt(...options: string[]): Promise<string> {
  try {
    await promisify(execFile)(process.execPath, [SCRIPT, ...SLICE, ...options]);
    return '';
  } catch (error) {
    return (error as { stdout?: string }).stdout ?? String(error);
  }
}

describe('a server that is attacked', () => {
  it(
    'holds a slice of each attack',
    async () => {
      expect(await whatHurt()).toBe('');
    },
    PATIENCE_MS,
  );

  it(
    'holds with two workers, of which one is killed',
    async () => {
      expect(await whatHurt('--workers', '2', '--only', 'kill')).toBe('');
    },
    PATIENCE_MS,
  );

  it('is attacked in ways that have names of their own', () => {
    const names = ATTACKS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
