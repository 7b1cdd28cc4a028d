import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { retinue } from './server.js';

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

export interface RunOptions {
  /** Shows errors only. */
  readonly quiet?: boolean;
  /** Told what it prints on standard error, which is shown all the same. */
  readonly onErrorText?: (text: string) => void;
}

/**
 * Runs `retinue`, showing what it prints.
 *
 * @param database the file of one, or the address of one on PostgreSQL
 * @throws Error when it does not exit with 0
 */
export async function runRetinue(
  database: string,
  args: readonly string[],
  { quiet = false, onErrorText }: RunOptions = {},
): Promise<Finished> {
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', REPORT_PEAK, fileOf('apps/cli/bin/retinue.js'), ...args],
    {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: database.includes('://') ? database : `sqlite:${database}`,
      },
      stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'pipe', 'ipc'],
    },
  );
  child.stderr!.on('data', (text: Buffer) => {
    process.stderr.write(text);
    onErrorText?.(text.toString());
  });
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
  const server = await retinue().start(databaseFile);
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}
