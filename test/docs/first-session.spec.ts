import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { DEMO_COMMAND, SpawnedServer } from '../process/support/spawn-server.js';
import { inTemporaryFolder } from '../process/support/temporary-folder.js';

const DEMO_URL = 'http://127.0.0.1:8000';

interface Step {
  readonly command: string;
  /** What the document says that it prints. */
  readonly output: string;
}

/** The `$ command` lines of a document's console blocks, each with the lines below it. */
function stepsOf(document: string): Step[] {
  const blocks = [...document.matchAll(/```console\n(.*?)```/gs)].map(([, block = '']) => block);
  return blocks.flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((step) => {
        const [command = '', ...output] = step.trimEnd().split('\n');
        return { command, output: output.join('\n') };
      }),
  );
}

/** A document was written on one day, and is run on another: what happens in the session happens now, on both. */
function withoutNow(text: string, startedAt: number): string {
  return text.replaceAll(/"([\d-]{10}T[\d:.]+Z)"/g, (quoted, time: string) => {
    const isOfSession = Date.parse(time) >= startedAt && Date.parse(time) <= Date.now();
    return isOfSession || time.startsWith('2026-11-23') ? '"now"' : quoted;
  });
}

const TOURS = [
  { document: 'README.md', atLeast: 5 },
  { document: 'docs/tour.md', atLeast: 15 },
];

test.each(TOURS)(
  'the commands in $document print what it says, on a fresh demo',
  async ({ document, atLeast }) => {
    const steps = stepsOf(await readFile(new URL(`../../${document}`, import.meta.url), 'utf8'));
    expect(steps.length).toBeGreaterThanOrEqual(atLeast);
    await inTemporaryFolder(async (folder) => {
      const startedAt = Date.now();
      const demo = await SpawnedServer.start(folder, {}, DEMO_COMMAND);
      try {
        for (const { command, output } of steps) {
          const { stdout } = await promisify(execFile)('bash', [
            '-c',
            command.replaceAll(DEMO_URL, demo.url),
          ]);
          expect([command, withoutNow(stdout.trimEnd(), startedAt)]).toEqual([
            command,
            withoutNow(output, startedAt),
          ]);
        }
      } finally {
        expect(await demo.end('SIGTERM')).toEqual({ code: 0, signal: null });
      }
    });
  },
);
