import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from '../../arena/arena.js';
import { type Attack, BOTH_ENGINES } from '../../arena/attack.js';
import { RawConnection } from '../../arena/raw-connection.js';
import type { Target } from '../../arena/target.js';
import { CROWD } from '../../arena/graph.js';

const ORDERED_ROUNDS = 100;

const CONNECTIONS = 64;
/** The packet of a connection: 1,000 requests in less than 64 kB. */
const PACKET = 'GET /v1/users/1/followers?limit=1000 HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(1_000);

const MAX_PEAK_BYTES = 300 * 1024 * 1024;
/** Milliseconds. */
const MAX_OTHERS_P99_MS = 50;

export const pipelines: Attack = {
  name: 'pipelines',
  tries:
    'writes and reads in one packet must be done in order; 1,000 requests in one packet, unread, on 64 connections',
  engines: BOTH_ENGINES,
  run: async (arena) => {
    const store = await arena.newStore(CROWD);
    const target = await arena.start(store);
    for (let round = arena.count(ORDERED_ROUNDS, 10); round > 0; round -= 1) await tryOrder(arena, target);
    await flood(arena, target);
    await arena.expectSound(target, store);
  },
};

/** One packet of writes and reads of the same pair; both are of no other round at the time. */
async function tryOrder(arena: Arena, target: Target): Promise<void> {
  const { tally } = arena;
  tally.cases += 1;
  const [from, to] = [arena.between(2, 600), arena.between(601, CROWD.users)];
  const request = (method: string): string =>
    `${method} /v1/users/${from}/following/${to} HTTP/1.1\r\nHost: a\r\n\r\n`;
  const connection = await RawConnection.open(target.url);
  connection.write(['DELETE', 'PUT', 'GET', 'DELETE', 'GET', 'PUT', 'DELETE'].map(request).join(''));
  const statuses = (await connection.answers(7)).map(({ status }) => status).join(' ');
  connection.destroy();
  tally.expect(
    statuses === '204 201 200 204 404 201 204',
    `DELETE PUT GET DELETE GET PUT DELETE in one packet: ${statuses}`,
  );
  const { status } = await target.client.get(`/v1/users/${from}/following/${to}`);
  tally.expect(status === 404, `a follow that was ended last on its connection: ${status}`);
}

async function flood(arena: Arena, target: Target): Promise<void> {
  const { tally, options } = arena;
  const probe = await arena.startProbe(target);
  const opened = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => RawConnection.open(target.url, { reads: false })),
  );
  for (const connection of opened) connection.write(PACKET);
  tally.cases += opened.length;
  await delay((options.seconds * 1_000) / 4);
  const { peakBytes } = target.observed();
  tally.expect(
    peakBytes < MAX_PEAK_BYTES,
    `${CONNECTIONS} connections with 1,000 requests each: ${Math.round(peakBytes / 1024 / 1024)} MiB`,
  );
  for (const connection of opened) connection.destroy();
  await arena.endProbe(probe, MAX_OTHERS_P99_MS);
}
