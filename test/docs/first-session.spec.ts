import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { DEMO_COMMAND, SpawnedServer } from '../process/support/spawn-server.js';
import { inTemporaryFolder } from '../process/support/temporary-folder.js';
import { eventually } from '../support/pairs.js';

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

/** Where an event stands in the log of one database, which has a tag of its own. */
const PLACE = /WyJldmVudHMg[\w-]+/g;

/** A command that goes on by itself: whoever follows the document runs it in another terminal. */
const GOES_ON = 'curl -sN';

/** What a command prints that goes on while others run. */
class OtherTerminal {
  private printed = '';
  private readonly child: ChildProcess;

  constructor(command: string) {
    // In the place of the shell, so that it ends with it.
    this.child = spawn('bash', ['-c', `exec ${command}`], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.child.stdout!.on('data', (chunk: Buffer) => (this.printed += chunk.toString()));
  }

  /** All of it, once it has so many lines. */
  async lines(count: number): Promise<string> {
    await eventually(async () => this.printed.split('\n').length > count);
    return this.printed.trimEnd();
  }

  end(): void {
    this.child.kill();
  }
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
      const others: { readonly terminal: OtherTerminal; readonly step: Step }[] = [];
      const shown = (text: string): string => withoutNow(text.replaceAll(PLACE, 'place'), startedAt);
      try {
        for (const step of steps) {
          const here = step.command.replaceAll(DEMO_URL, demo.url);
          if (step.command.startsWith(GOES_ON)) {
            const terminal = new OtherTerminal(here);
            others.push({ terminal, step });
            // It listens once something has come.
            await terminal.lines(1);
            continue;
          }
          const { stdout } = await promisify(execFile)('bash', ['-c', here]);
          expect([step.command, shown(stdout.trimEnd())]).toEqual([step.command, shown(step.output)]);
        }
        for (const { terminal, step } of others)
          expect(shown(await terminal.lines(step.output.split('\n').length))).toEqual(shown(step.output));
      } finally {
        for (const { terminal } of others) terminal.end();
        expect(await demo.end('SIGTERM')).toEqual({ code: 0, signal: null });
      }
    });
  },
);
