import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileInRepository, urlInRepository } from '../../support/repository.js';

/** How the server is started, and how the demo is. */
export const SERVER_COMMAND = [fileInRepository('apps/api/bin/server.js')];
export const DEMO_COMMAND = [fileInRepository('apps/cli/bin/retinue.js'), 'demo', '--serve'];

const MEMORY_REPORTER = urlInRepository('test/process/support/report-memory.mjs').href;

const running = new Set<ChildProcess>();

// Those that a failed test has left would keep Jest from ending. Outside of Jest there is no such hook.
(globalThis as { readonly afterAll?: (work: () => Promise<void>) => void }).afterAll?.(async () => {
  await Promise.all([...running].map(async (child) => endChild(child, 'SIGKILL')));
});

/** The built server in a process of its own. */
export class SpawnedServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    private readonly output: () => string,
  ) {}

  /**
   * Starts it on a free port and waits until it listens.
   *
   * @param limit for the shell, such as `ulimit -f 1024`
   */
  static async start(
    cwd: string,
    env: Readonly<Record<string, string>>,
    command: readonly string[] = SERVER_COMMAND,
    limit?: string,
  ): Promise<SpawnedServer> {
    const args = ['--import', MEMORY_REPORTER, ...command];
    const limiting = ['--norc', '-c', `${limit}; exec "$@"`, 'bash', process.execPath];
    const [program, before] = limit === undefined ? [process.execPath, []] : ['bash', limiting];
    const child = spawn(program, [...before, ...args], {
      cwd,
      env: { PATH: process.env['PATH'], NO_COLOR: '1', PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    let output = '';
    const url = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        output += chunk.toString();
        const listening = /Listening on (\S+),/.exec(output)?.[1];
        if (listening !== undefined) resolve(listening);
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
    });
    return new SpawnedServer(child, url, () => output);
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** All it has printed. */
  get printed(): string {
    return this.output();
  }

  /** The most memory it ever had (bytes). */
  async peakMemory(): Promise<number> {
    this.child.send('peak memory');
    const [bytes] = (await once(this.child, 'message')) as [number];
    return bytes;
  }

  /** Sends a signal; answers how the process ended. */
  async end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    await endChild(this.child, signal);
    return { code: this.child.exitCode, signal: this.child.signalCode };
  }
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
