import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Client } from './client.js';
import type { Seen } from './probe.js';

/** Milliseconds between two requests for the same address, whatever became of the one before. */
const EVERY_MS = 20;

/** A server that answers nobody must not be buried by those who ask whether it answers. */
const MAX_WAITING = 20;

/** What one address has to bear for what it does is nothing to another; elsewhere than on Linux there is but one. */
const OTHER_ADDRESS = process.platform === 'linux' ? { localAddress: '127.0.0.2' } : {};

const { url, paths } = workerData as { readonly url: string; readonly paths: readonly string[] };
const client = new Client(url, { connections: MAX_WAITING * paths.length, ...OTHER_ADDRESS });
const stopping = new AbortController();

async function ask(path: string): Promise<Seen> {
  const waits: number[] = [];
  const failures = new Set<string>();
  const waiting = new Set<Promise<void>>();
  const askOnce = async (): Promise<void> => {
    const startedAt = performance.now();
    const { status, error } = await client.get(path);
    waits.push(performance.now() - startedAt);
    if (status !== 200) failures.add(error ?? String(status));
  };
  while (!stopping.signal.aborted) {
    if (waiting.size < MAX_WAITING) {
      const asked = askOnce();
      waiting.add(asked);
      void asked.finally(() => waiting.delete(asked));
    }
    await delay(EVERY_MS);
  }
  await Promise.all(waiting);
  waits.sort((one, other) => one - other);
  return {
    path,
    requests: waits.length,
    p99: Math.round(waits[Math.ceil(waits.length * 0.99) - 1] ?? 0),
    longest: Math.round(waits.at(-1) ?? 0),
    failures: [...failures],
  };
}

const asked = Promise.all(paths.map(ask));
parentPort!.postMessage('asking');
await once(parentPort!, 'message');
stopping.abort();
parentPort!.postMessage(await asked);
