import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** What another client saw of an address. */
export interface Seen {
  readonly path: string;
  readonly requests: number;
  /** Milliseconds. */
  readonly p99: number;
  readonly longest: number;
  /** Answers that were no 200, each kind once. */
  readonly failures: readonly string[];
}

/** A client that goes on asking while something else is done to the server. */
export interface Probe {
  stop(): Promise<Seen[]>;
}

/** It has a thread of its own: how busy the attacker is must not count. */
export async function startProbe(url: string, paths: readonly string[]): Promise<Probe> {
  const worker = new Worker(new URL('./probe-thread.js', import.meta.url), { workerData: { url, paths } });
  await once(worker, 'message');
  return {
    stop: async () => {
      const told = once(worker, 'message') as Promise<[Seen[]]>;
      worker.postMessage('stop');
      const [seen] = await told;
      await worker.terminate();
      return seen;
    },
  };
}
