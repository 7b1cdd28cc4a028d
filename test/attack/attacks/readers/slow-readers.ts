import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from '../../arena/arena.js';
import type { Attack } from '../../arena/attack.js';
import { STREAMED } from '../../arena/graph.js';
import { sizeOf } from '../../arena/processes.js';
import { RawConnection } from '../../arena/raw-connection.js';
import type { Target } from '../../arena/target.js';

const READERS = 50;
/** A reader takes 2 kB a second. */
const BYTES_A_SECOND = 2_000;
const TURNS_A_SECOND = 4;
/** Milliseconds in which the writer writes something, however busy the machine is. */
const LEAST_MS = 3_000;
/** Several times what the log of a file has that is written to all the time, without readers. */
const MAX_LOG_BYTES = 512 * 1024 * 1024;

export const slowReaders: Attack = {
  name: 'slow-readers',
  tries: '50 readers of the original route at 2 kB/s beside writers: the log stays bounded',
  engines: ['sqlite'],
  run: async (arena) => {
    const store = await arena.newStore(STREAMED);
    const target = await arena.start(store);
    const readers = await Promise.all(
      Array.from({ length: READERS }, () => RawConnection.open(target.url, { reads: false })),
    );
    for (const reader of readers) reader.write('GET /user/followers/2 HTTP/1.1\r\nHost: a\r\n\r\n');
    const stopping = new AbortController();
    const working = [
      ...readers.map(async (reader) => readSlowly(reader, stopping.signal)),
      writeBatches(arena, target, stopping.signal),
    ];
    let largest = 0;
    const end = performance.now() + Math.max(LEAST_MS, arena.options.seconds * 1_000);
    while (performance.now() < end) {
      largest = Math.max(largest, sizeOf(store.log));
      await delay(100);
    }
    stopping.abort();
    await Promise.all(working);
    for (const reader of readers) reader.destroy();
    arena.tally.note(`the log had ${Math.round(largest / 1024 / 1024)} MiB at most`);
    arena.tally.expect(largest < MAX_LOG_BYTES, `the log grew to ${Math.round(largest / 1024 / 1024)} MiB`);
    await arena.expectSound(target, store);
  },
};

async function readSlowly({ socket }: RawConnection, signal: AbortSignal): Promise<void> {
  // Until it is read from, nothing is taken from the system.
  while (!signal.aborted && !socket.destroyed) {
    socket.read(BYTES_A_SECOND / TURNS_A_SECOND);
    await delay(1_000 / TURNS_A_SECOND);
  }
}

/** One writer whose batches touch pages all over the file. */
async function writeBatches(arena: Arena, target: Target, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const follower = arena.between(3, STREAMED.users);
    const followees = new Set(Array.from({ length: 1_000 }, () => arena.between(3, STREAMED.users)));
    followees.delete(follower);
    const operations = [...followees].map((followeeId) => ({
      op: 'follow',
      followerId: follower,
      followeeId,
    }));
    const answer = await target.client.send({
      method: 'POST',
      path: '/v1/follows/batch',
      body: JSON.stringify({ operations }),
    });
    arena.tally.judge(answer, 'a batch beside slow readers');
  }
}
