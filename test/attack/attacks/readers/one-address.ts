import { setTimeout as delay } from 'node:timers/promises';
import { type Attack, BOTH_ENGINES } from '../../arena/attack.js';
import { Client } from '../../arena/client.js';
import { STREAMED } from '../../arena/graph.js';
import { RawConnection } from '../../arena/raw-connection.js';

const SOCKETS = 20;
const OTHER_ADDRESS = '127.0.0.2';
/** Milliseconds that a client of another address may have to come again. */
const PATIENCE_MS = 10_000;

export const oneAddress: Attack = {
  name: 'one-address',
  tries: '20 sockets of one address hold the original route: another address is served all the same',
  engines: BOTH_ENGINES,
  run: async (arena) => {
    const { tally } = arena;
    const store = await arena.newStore(STREAMED);
    const target = await arena.start(store);
    const holding = await Promise.all(
      Array.from({ length: SOCKETS }, () => RawConnection.open(target.url, { reads: false })),
    );
    for (const connection of holding) connection.write('GET /user/followers/2 HTTP/1.1\r\nHost: a\r\n\r\n');
    await delay(1_000);

    const other = new Client(target.url, { localAddress: OTHER_ADDRESS });
    const live = await other.get('/health/live');
    if (live.error === 'EADDRNOTAVAIL') tally.skipped = `this machine has no ${OTHER_ADDRESS}`;
    const end = performance.now() + Math.max(PATIENCE_MS, arena.options.seconds * 500);
    let served = 0;
    do {
      tally.cases += 1;
      const { status } = await other.get('/user/followers/2');
      if (status === 200) served += 1;
      else await delay(250);
    } while (served < 3 && performance.now() < end && tally.skipped === undefined);
    tally.expect(
      served > 0 || tally.skipped !== undefined,
      `of ${tally.cases} requests of another address none was served`,
    );
    other.close();
    for (const connection of holding) connection.destroy();
    await arena.expectServing(target);
  },
};
