import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a process has used since it started. */
export interface Usage {
  /** Seconds, of all its threads. */
  readonly cpuSeconds: number;
  /** The most memory that it ever had (bytes). */
  readonly peakBytes: number;
}

/** A server that runs in a process of its own. */
export interface RunningServer {
  readonly url: string;
  usage(): Promise<Usage>;
  /** Lets it end by itself. */
  stop(): Promise<void>;
}

/** What the bench can start: a server on a database file. */
export interface ServerKind {
  readonly name: 'baseline' | 'Retinue';
  start(databaseFile: string): Promise<RunningServer>;
}

/** Loaded into the process: answers when it is asked what it has used. Its workers have a channel of their own. */
const REPORT_USAGE = `data:text/javascript,${encodeURIComponent(`
  import cluster from 'node:cluster';
  if (cluster.isPrimary) {
    process.on('message', (message) => {
      if (message !== 'usage') return;
      const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
      process.send({ cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakBytes: maxRSS * 1024 });
    });
    process.channel?.unref();
  }
`)}`;

const fileOf = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The settings of a server in production, but for the port: any that is free. */
const ENVIRONMENT = { PATH: process.env['PATH'], PORT: '0', NO_COLOR: '1' };

/** @param environment settings besides, `WORKERS` say */
export function retinue(environment: Readonly<Record<string, string>> = {}): ServerKind {
  return {
    name: 'Retinue',
    start: (databaseFile) =>
      start('apps/api/bin/server.js', {
        DATABASE_URL: databaseFile.includes('://') ? databaseFile : `sqlite:${databaseFile}`,
        ...environment,
      }),
  };
}

/** The least that could do the job; see ../baseline. */
export const baseline: ServerKind = {
  name: 'baseline',
  start: (databaseFile) => start('bench/dist/baseline/baseline-server.js', { DATABASE_FILE: databaseFile }),
};

/** @param script as it lies in the repository */
export async function start(
  script: string,
  environment: Readonly<Record<string, string>>,
): Promise<RunningServer> {
  const child = spawn(process.execPath, ['--import', REPORT_USAGE, fileOf(script)], {
    env: { ...ENVIRONMENT, ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await listening(child);
  return {
    url,
    usage: async () => {
      child.send('usage');
      const [usage] = (await once(child, 'message')) as [Usage];
      return usage;
    },
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

async function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /Listening on (\S+),/.exec(printed)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', () => reject(new Error(`the server did not start: ${printed}`)));
  });
}
