import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const fileOf = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export interface Finished {
  readonly seconds: number;
  /** The most memory the process ever had (bytes). */
  readonly peakBytes: number;
}

/** Loaded into the process: says at its end how much memory it had. */
const REPORT_PEAK = `data:text/javascript,${encodeURIComponent(
  `process.on('exit', () => process.send?.(process.resourceUsage().maxRSS * 1024));`,
)}`;

/** Runs `retinue`, showing what it prints. @throws Error when it does not exit with 0 */
export async function runRetinue(databaseFile: string, args: readonly string[]): Promise<Finished> {
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', REPORT_PEAK, fileOf('apps/cli/bin/retinue.js'), ...args],
    {
      env: { PATH: process.env['PATH'], DATABASE_URL: `sqlite:${databaseFile}` },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  let peakBytes = 0;
  child.on('message', (bytes) => (peakBytes = Number(bytes)));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`retinue ${args.join(' ')} exited with ${code}`);
  return { seconds: (performance.now() - startedAt) / 1_000, peakBytes };
}

/** Serves a database while `work` runs. */
export async function withServer<Result>(
  databaseFile: string,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const child = spawn(process.execPath, [fileOf('apps/api/bin/server.js')], {
    env: { PATH: process.env['PATH'], DATABASE_URL: `sqlite:${databaseFile}`, PORT: '0', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let printed = '';
      child.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        const listening = /Listening on (\S+),/.exec(printed)?.[1];
        if (listening !== undefined) resolve(listening);
      });
      child.once('exit', () => reject(new Error(`the server did not start: ${printed}`)));
    });
    return await work(url);
  } finally {
    child.kill('SIGTERM');
  }
}
