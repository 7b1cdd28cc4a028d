import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileInRepository } from '../../support/repository.js';

const CLI = fileInRepository('apps/cli/bin/retinue.js');

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Sends the signal once the text has appeared on standard error. */
  readonly interrupt?: { readonly when: string; readonly signal: NodeJS.Signals };
}

/** Runs the built `retinue` as its users do, in its own process. */
export async function runCli(
  args: readonly string[],
  { cwd, input, env, interrupt }: CliOptions,
): Promise<CliResult> {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: 'pipe',
  });
  if (interrupt !== undefined) {
    let seen = '';
    child.stderr.on('data', (chunk: Buffer) => {
      const before = seen.includes(interrupt.when);
      seen += chunk.toString();
      // Once: a second Ctrl-C ends a process at once.
      if (!before && seen.includes(interrupt.when)) child.kill(interrupt.signal);
    });
  }
  child.stdin.on('error', () => undefined).end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}
