import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sumOf } from '../support/metrics.js';
import { childrenOf } from '../attack/arena/processes.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

const REQUESTS = 30;

async function textOf(url: string): Promise<string> {
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  return answer.text();
}

/** Where a server has said that its metrics are. */
function metricsUrlOf(server: SpawnedServer): string {
  return /Metrics at (http:[^\s"]+)/.exec(server.printed)![1]!;
}

const answered = (text: string): number =>
  sumOf(text, 'retinue_http_requests_total', { route: '/health/live', status: '200' });

/** On a connection each, so that all workers get some. */
async function ask(url: string): Promise<void> {
  for (let count = 0; count < REQUESTS; count += 1)
    await (await fetch(`${url}/health/live`, { headers: { Connection: 'close' } })).arrayBuffer();
}

/** Metrics come a moment after the answer that they count. */
async function untilAnswered(url: string, count: number): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const text = await textOf(url);
    if (answered(text) >= count) return text;
    await delay(50);
  }
  throw new Error(`${count} requests were never counted`);
}

async function untilReplaced(server: SpawnedServer, dead: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const workers = childrenOf(server.pid);
    if (workers.length === 2 && !workers.includes(dead)) return;
    await delay(50);
  }
  throw new Error('The worker was not replaced');
}

describe('the metrics of a process', () => {
  test('are on a port of their own, and nowhere else, if that is set', async () => {
    await inTemporaryFolder(async (folder) => {
      const server = await SpawnedServer.start(folder, {
        DATABASE_URL: 'sqlite:retinue.db',
        METRICS_PORT: '0',
      });
      const url = metricsUrlOf(server);
      expect(new URL(url).hostname).toBe('127.0.0.1');
      await ask(server.url);
      expect(answered(await untilAnswered(url, REQUESTS))).toBe(REQUESTS);
      expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
      expect((await fetch(new URL('/v1/users', url))).status).toBe(404);
      expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
    });
  });

  test('of several workers are added up, and do not fall when one of them dies', async () => {
    await inTemporaryFolder(async (folder) => {
      const env = { DATABASE_URL: `sqlite:${join(folder, 'retinue.db')}`, WORKERS: '2' };
      const server = await SpawnedServer.start(folder, { ...env, METRICS_PORT: '0' });
      const url = metricsUrlOf(server);
      await ask(server.url);
      const before = await untilAnswered(url, REQUESTS);
      expect([answered(before), sumOf(before, 'retinue_workers')]).toEqual([REQUESTS, 2]);

      const [first] = childrenOf(server.pid);
      process.kill(first!, 'SIGKILL');
      // What is on its way to one that dies is lost.
      await untilReplaced(server, first!);
      await ask(server.url);
      const after = await untilAnswered(url, 2 * REQUESTS);
      expect(answered(after)).toBe(2 * REQUESTS);
      expect(sumOf(after, 'retinue_worker_deaths_total')).toBe(1);
      await server.end('SIGTERM');
    });
  });

  test('of several workers are the same on the port of the server, whichever of them is asked', async () => {
    await inTemporaryFolder(async (folder) => {
      const env = { DATABASE_URL: `sqlite:${join(folder, 'retinue.db')}`, WORKERS: '2' };
      const server = await SpawnedServer.start(folder, env);
      await ask(server.url);
      await untilAnswered(`${server.url}/metrics`, REQUESTS);
      for (let count = 0; count < 4; count += 1)
        expect(answered(await textOf(`${server.url}/metrics`))).toBe(REQUESTS);
      await server.end('SIGTERM');
    });
  });
});
