import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SERVER_COMMAND, SpawnedServer } from '../../process/support/spawn-server.js';
import { urlInRepository } from '../../support/repository.js';
import { Client } from './client.js';
import { monotonicMs, type Observed, readObservations, SETTLING_MS } from './observations.js';
import { childrenOf, isAlive } from './processes.js';

const OBSERVER = urlInRepository('test/attack/arena/observe.mjs').href;

/** Milliseconds that a server may take to end: more than it gives its slowest client. */
const ENDING_MS = 25_000;

export interface TargetOptions {
  /** Settings besides the database. */
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node, such as `--max-old-space-size=96`. */
  readonly node?: readonly string[];
}

/** How a server ended; `stuck` when it had to be killed. */
export interface Ending {
  readonly code: number | null;
  readonly stuck: boolean;
}

/** The server under attack, as in production, in a process of its own. */
export class Target {
  readonly client: Client;
  private readonly listeningSinceMs = monotonicMs();
  private ending: Promise<Ending> | undefined;

  private constructor(
    private readonly server: SpawnedServer,
    private readonly folder: string,
  ) {
    this.client = new Client(server.url);
  }

  /** @param folder for what is seen of it */
  static async start(databaseUrl: string, folder: string, options: TargetOptions): Promise<Target> {
    mkdirSync(join(folder, 'observed'), { recursive: true });
    const server = await SpawnedServer.start(
      folder,
      { DATABASE_URL: databaseUrl, ATTACK_OBSERVATIONS: join(folder, 'observed'), ...options.env },
      ['--import', OBSERVER, ...(options.node ?? []), ...SERVER_COMMAND],
    );
    return new Target(server, folder);
  }

  get url(): string {
    return this.server.url;
  }

  get pid(): number {
    return this.server.pid;
  }

  get workers(): number[] {
    return childrenOf(this.pid);
  }

  get printed(): string {
    return this.server.printed;
  }

  get isAlive(): boolean {
    return isAlive(this.pid);
  }

  /** Since it began to listen. */
  observed(): Observed {
    return readObservations(join(this.folder, 'observed'), this.listeningSinceMs);
  }

  /** Ends it, by force when it takes too long; another call waits for the same end. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<Ending> {
    this.ending ??= this.endBy(signal);
    return this.ending;
  }

  private async endBy(signal: 'SIGTERM' | 'SIGKILL'): Promise<Ending> {
    // What it did last is written down in the next fifth of a second; of a short life nothing would be.
    const livedMs = monotonicMs() - this.listeningSinceMs;
    if (signal === 'SIGTERM') await delay(Math.max(0, SETTLING_MS - livedMs) + 250);
    this.client.close();
    const giveUp = new AbortController();
    let stuck = false;
    void delay(ENDING_MS, undefined, { signal: giveUp.signal }).then(
      () => {
        stuck = true;
        process.kill(this.pid, 'SIGKILL');
      },
      () => undefined,
    );
    const { code } = await this.server.end(signal);
    giveUp.abort();
    writeFileSync(join(this.folder, 'printed.log'), this.printed);
    return { code, stuck };
  }
}
