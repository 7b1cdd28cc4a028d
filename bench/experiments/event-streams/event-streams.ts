/**
 * How long an event takes to its readers: 1,000 streams listen while 1,000 follows a second are made, once with a stream of each
 * user's own events, once with streams of all events. Then so many streams are opened as are asked for, and what they take is told.
 * The time is from the commit's own (`at`) to the reader, on one clock.
 *
 *   npm run build && node bench/dist/experiments/event-streams/event-streams.js [streams] [postgres://... of an empty database]
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { retinue } from '../../servers/server.js';

const READERS = 1_000;
const WRITERS = 32;
const FOLLOWS_PER_SECOND = 1_000;
const SECONDS = 10;

let rounds = 0;
const agent = new Agent({ keepAlive: true, maxSockets: WRITERS });
const streams = Number(process.argv[2] ?? 10_000);
const folder = await mkdtemp(join(tmpdir(), 'retinue-bench-'));
try {
  const server = await retinue().start(process.argv[3] ?? join(folder, 'retinue.db'));
  try {
    const ids: number[] = [];
    for (let index = 0; index < READERS; index += 1)
      ids.push((JSON.parse(await send(server.url, 'POST', '/v1/users', { firstName: 'Ann' })) as User).id);
    await latencies(server.url, 'of a user of their own', ids, (id) => `/v1/users/${id}/events`);
    await latencies(server.url, 'of all events', ids, () => '/v1/events');
    const { peakBytes: before } = await server.usage();
    const sockets = await openAll(server.url, streams, () => '/v1/events');
    const { peakBytes: after } = await server.usage();
    console.log(`${streams} open streams: at most ${mebibytes(after)} MiB, ${mebibytes(before)} before`);
    for (const socket of sockets) socket.destroy();
  } finally {
    await server.stop();
  }
} finally {
  agent.destroy();
  await rm(folder, { recursive: true });
}

interface User {
  readonly id: number;
}

async function latencies(
  url: string,
  what: string,
  ids: readonly number[],
  pathOf: (id: number) => string,
): Promise<void> {
  const taken: number[] = [];
  const sockets = await openAll(url, READERS, (index) => pathOf(ids[index]!));
  for (const socket of sockets) {
    socket.on('data', (text: string) => {
      const now = Date.now();
      for (const [, at] of text.matchAll(/"at":"([^"]+)"/g)) taken.push(now - Date.parse(at!));
    });
  }
  const made = await followFor(url, ids, (rounds += 1));
  await delay(500);
  for (const socket of sockets) socket.destroy();
  taken.sort((one, other) => one - other);
  const part = (share: number): number | undefined => taken[Math.floor(taken.length * share)];
  console.log(
    `${READERS} streams ${what}, ${Math.round(made / SECONDS)} changes/s: p50 ${part(0.5)} ms, p99 ${part(0.99)} ms, ` +
      `longest ${taken.at(-1)} ms (${taken.length} events)`,
  );
}

/** Opens streams, some at a time, and waits until each has begun. */
async function openAll(url: string, count: number, pathOf: (index: number) => string): Promise<Socket[]> {
  const { hostname, port } = new URL(url);
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    const some = Array.from({ length: Math.min(100, count - sockets.length) }, async (_, index) => {
      const socket = connect(Number(port), hostname).setEncoding('utf8');
      const path = pathOf(sockets.length + index);
      socket.write(`GET ${path} HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\n\r\n`);
      await once(socket, 'data');
      return socket;
    });
    sockets.push(...(await Promise.all(some)));
  }
  return sockets;
}

/** Follows and unfollows at the rate that is asked for, in each round others. @returns how many were made */
async function followFor(url: string, ids: readonly number[], round: number): Promise<number> {
  const begin = performance.now();
  let made = 0;
  const write = async (writer: number): Promise<void> => {
    for (let index = 0; performance.now() - begin < SECONDS * 1_000; index += 1) {
      const follower = ids[(writer * 31 + index * 7) % ids.length]!;
      const followee = ids[(writer * 17 + index * 13 + round * 397) % ids.length]!;
      if (follower === followee) continue;
      await send(url, index % 2 === 0 ? 'PUT' : 'DELETE', `/v1/users/${follower}/following/${followee}`);
      made += 1;
      const ahead = (made / FOLLOWS_PER_SECOND) * 1_000 - (performance.now() - begin);
      if (ahead > 0) await delay(ahead);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, async (_, writer) => write(writer)));
  return made;
}

async function send(url: string, method: string, path: string, body?: object): Promise<string> {
  const asked = request(`${url}${path}`, { method, agent, headers: { 'Content-Type': 'application/json' } });
  asked.end(body === undefined ? undefined : JSON.stringify(body));
  const [answer] = (await once(asked, 'response')) as [AsyncIterable<Buffer>];
  let text = '';
  for await (const chunk of answer) text += chunk.toString();
  return text;
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
