import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from '../../arena/arena.js';
import { type Attack, BOTH_ENGINES } from '../../arena/attack.js';
import { audit } from '../../arena/audit.js';
import { inParallel } from '../../arena/client.js';
import { Ledger } from '../../arena/ledger.js';
import { RawConnection } from '../../arena/raw-connection.js';
import type { Target } from '../../arena/target.js';
import { startWriters, WRITERS } from '../../arena/writers.js';
import { CROWD } from '../../arena/graph.js';

const BATCHES = 200;
const CONNECTIONS = 32;
const PACKET = 'GET /v1/users/1/followers?limit=1000 HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(200);

export const smallHeap: Attack = {
  name: 'heap',
  tries: 'a heap of 96 MB under writers, batches of 1,000 and packets of 200 requests that nobody reads',
  engines: BOTH_ENGINES,
  run: async (arena) => {
    const { tally } = arena;
    const store = await arena.newStore(CROWD);
    const ledger = new Ledger();
    const target = await arena.start(store, { node: ['--max-old-space-size=96'] });
    const writing = startWriters(arena, target, ledger, { allowed: [503] });
    const opened = await Promise.all(
      Array.from({ length: CONNECTIONS }, () => RawConnection.open(target.url, { reads: false })),
    );
    for (const connection of opened) connection.write(PACKET);
    await sendBatches(arena, target);
    await delay(500);
    for (const connection of opened) connection.destroy();
    await writing.stop();
    tally.expect(target.isAlive, `the process ended: ${target.printed.slice(-200)}`);
    await audit(arena, target.client, ledger);
    await arena.expectSound(target, store);
  },
};

async function sendBatches(arena: Arena, target: Target): Promise<void> {
  const numbers = Array.from({ length: arena.count(BATCHES, 20) }, (_, index) => index);
  await inParallel(numbers, 16, async (number) => {
    const followerId = WRITERS + 1 + number;
    const first = arena.between(500, CROWD.users - 1_001);
    const operations = Array.from({ length: 1_000 }, (_, index) => ({
      op: 'follow',
      followerId,
      followeeId: first + index,
    }));
    const answer = await target.client.send({
      method: 'POST',
      path: '/v1/follows/batch',
      body: JSON.stringify({ operations }),
    });
    arena.tally.judge(answer, 'a batch in a small heap', [503]);
  });
}
