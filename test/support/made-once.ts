import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds to wait for another spec that makes it, on a machine that has other things to do. */
const PATIENCE_MS = 120_000;

/**
 * What several specs need alike and none of them changes, made by the first of them in a run of Jest. `test/runner/remove-made-once.js` removes it at the end.
 *
 * @param name of it alone
 * @param make gets a folder, and says what others are to know, as JSON
 */
export async function madeOnce<Made>(name: string, make: (folder: string) => Promise<Made>): Promise<Made> {
  const shared = process.env['TEST_MADE_ONCE']!;
  const folder = join(shared, name);
  const answer = join(folder, 'made.json');
  await mkdir(shared, { recursive: true });
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    if (await mkdir(folder).then(() => true, isThere)) return makeIn(folder, answer, make);
    const made = await readFile(answer, 'utf8').catch(() => undefined);
    if (made !== undefined) return JSON.parse(made) as Made;
    await delay(100);
  }
  throw new Error(`The spec that makes ${name} did not end within ${PATIENCE_MS} ms`);
}

async function makeIn<Made>(
  folder: string,
  answer: string,
  make: (folder: string) => Promise<Made>,
): Promise<Made> {
  try {
    const made = await make(folder);
    // At once as a whole: others look for it.
    await writeFile(`${answer}.new`, JSON.stringify(made));
    await rename(`${answer}.new`, answer);
    return made;
  } catch (error) {
    // The next spec that needs it tries again.
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function isThere(error: NodeJS.ErrnoException): false {
  if (error.code === 'EEXIST') return false;
  throw error;
}
