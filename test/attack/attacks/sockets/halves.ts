import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from '../../arena/arena.js';
import { type Attack, BOTH_ENGINES } from '../../arena/attack.js';
import { heldBy } from '../../arena/processes.js';
import { RawConnection } from '../../arena/raw-connection.js';
import type { Target } from '../../arena/target.js';
import { CROWD } from '../../arena/graph.js';

const EACH = 60;
const BODY_BYTES = 60_000;

/** Milliseconds between two bytes of a client that dribbles. */
const DRIBBLE_MS = 250;

/** Milliseconds until what the clients held must be free again. */
const RELEASE_MS = 10_000;
/** Handles that the server may have more than before: it opens some when it is asked for the first time. */
const SLACK = 10;

const MAX_PEAK_BYTES = 300 * 1024 * 1024;

/** What is sent at first, and what then comes byte by byte. */
const HALVES: readonly { readonly first: string; readonly dribble: string }[] = [
  { first: '', dribble: '' },
  { first: 'GET /hea', dribble: '' },
  { first: 'GET /health/live HTTP/1.1\r\nHost: a\r\n', dribble: 'X-a: b\r\n' },
  { first: bodyHead(100), dribble: ' ' },
  // All but the last byte: what a stalled body costs.
  { first: bodyHead(BODY_BYTES) + ' '.repeat(BODY_BYTES - 1), dribble: '' },
  { first: bodyHead().replace(/Content-Length.*/, 'Transfer-Encoding: chunked'), dribble: '1\r\n \r\n' },
];

export const halves: Attack = {
  name: 'halves',
  tries: 'requests of which the rest comes late or never: heads, bodies, chunks, byte by byte',
  engines: BOTH_ENGINES,
  run: async (arena) => {
    const store = await arena.newStore(CROWD);
    const target = await arena.start(store);
    const probe = await arena.startProbe(target);
    // Connections of the probe are open now.
    await delay(200);
    const before = heldBy(target.pid)?.handles;
    const opened = await openHalves(target, arena.count(EACH, 20));
    arena.tally.cases += opened.length;
    await dribble(opened, arena.options.seconds / 4);
    for (const { connection } of opened) connection.destroy();
    await expectReleased(arena, target, before);
    await arena.endProbe(probe);
    const { peakBytes } = target.observed();
    arena.tally.expect(
      peakBytes < MAX_PEAK_BYTES,
      `half requests took ${Math.round(peakBytes / 1024 / 1024)} MiB`,
    );
    await arena.expectServing(target);
  },
};

function bodyHead(length = 0): string {
  return `POST /v1/users HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
}

type Half = { readonly connection: RawConnection; readonly dribble: string };

async function openHalves(target: Target, each: number): Promise<Half[]> {
  const wanted = HALVES.flatMap((half) => Array<(typeof HALVES)[number]>(each).fill(half));
  return Promise.all(
    wanted.map(async ({ first, dribble: rest }) => {
      const connection = await RawConnection.open(target.url);
      connection.write(first);
      return { connection, dribble: rest };
    }),
  );
}

async function dribble(opened: readonly Half[], seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1_000;
  for (let at = 0; performance.now() < end; at += 1) {
    for (const { connection, dribble: rest } of opened) {
      if (rest !== '' && !connection.closed) connection.write(rest[at % rest.length]!);
    }
    await delay(DRIBBLE_MS);
  }
}

async function expectReleased(arena: Arena, target: Target, before: number | undefined): Promise<void> {
  if (before === undefined) return;
  const deadline = performance.now() + RELEASE_MS;
  let now = heldBy(target.pid)?.handles ?? 0;
  while (now > before + SLACK && performance.now() < deadline) {
    await delay(100);
    now = heldBy(target.pid)?.handles ?? 0;
  }
  arena.tally.expect(now <= before + SLACK, `${now} handles after half requests, ${before} before`);
}
