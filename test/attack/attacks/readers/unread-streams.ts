import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from '../../arena/arena.js';
import { type Attack, BOTH_ENGINES } from '../../arena/attack.js';
import { inParallel } from '../../arena/client.js';
import { STREAMED } from '../../arena/graph.js';
import { heldBy, sizeOf } from '../../arena/processes.js';
import { RawConnection } from '../../arena/raw-connection.js';
import type { Store } from '../../arena/store.js';
import type { Target } from '../../arena/target.js';

const CONNECTIONS = 200;
const PIPELINED = 5;
/** Milliseconds that nothing is read. */
const UNREAD_MS = 3_000;
/** Milliseconds after which all must be as before. */
const RELEASE_MS = 20_000;

const HANDLES_SLACK = 12;
const THREADS_SLACK = 6;
/** A log that could be copied is not longer by more than this afterwards. */
const LOG_SLACK_BYTES = 64 * 1024 * 1024;
const WRITES = 2_000;

export const unreadStreams: Attack = {
  name: 'unread',
  tries: 'the original route pipelined five times, unread, closed after 3 s, on 200 connections',
  engines: BOTH_ENGINES,
  run: async (arena) => {
    const store = await arena.newStore(STREAMED);
    const target = await arena.start(store);
    // As it is once it has worked.
    for (const user of [1, 2]) await readRoute(arena, target, user);
    await write(arena, target, 3);
    const before = { ...heldBy(target.pid), log: sizeOf(store.log) };

    await leaveUnread(arena, target, arena.count(CONNECTIONS, 20));
    for (const user of [1, 2]) await readRoute(arena, target, user);
    await write(arena, target, 4);
    await expectAsBefore(arena, target, store, before);
    await arena.expectServing(target);
  },
};

/** Half of them ask for many followers, half for some. */
async function leaveUnread(arena: Arena, target: Target, connections: number): Promise<void> {
  const opened = await Promise.all(
    Array.from({ length: connections }, () => RawConnection.open(target.url, { reads: false })),
  );
  for (const [index, connection] of opened.entries()) {
    connection.write(`GET /user/followers/${1 + (index % 2)} HTTP/1.1\r\nHost: a\r\n\r\n`.repeat(PIPELINED));
  }
  arena.tally.cases += connections;
  await delay(UNREAD_MS);
  for (const connection of opened) connection.destroy();
}

/** Reads the route as an honest client does, which may be told to come again, for a while. */
async function readRoute({ tally }: Arena, target: Target, user: number): Promise<void> {
  const deadline = performance.now() + RELEASE_MS;
  for (;;) {
    const { status, body, error } = await target.client.get(`/user/followers/${user}`);
    if (status === 503 && performance.now() < deadline) {
      await delay(250);
      continue;
    }
    if (status !== 200) return tally.fail(`the original route of user ${user}: ${error ?? status} ${body}`);
    const { length } = JSON.parse(body) as unknown[];
    return tally.expect(
      length === STREAMED.followers[user],
      `the original route of user ${user} lists ${length}`,
    );
  }
}

/** Writes that fill the log a little. */
async function write({ tally }: Arena, target: Target, user: number): Promise<void> {
  const others = Array.from({ length: WRITES }, (_, index) => index + 10);
  await inParallel(others, 16, async (other) => {
    const { status, error } = await target.client.send({
      method: 'PUT',
      path: `/v1/users/${user}/following/${other}`,
    });
    if (status !== 201) tally.fail(`a follow: ${error ?? status}`);
  });
}

async function expectAsBefore(
  { tally }: Arena,
  target: Target,
  store: Store,
  before: Partial<ReturnType<typeof heldBy>> & { readonly log: number },
): Promise<void> {
  const excess = (): string[] => {
    const now = heldBy(target.pid);
    return [
      now !== undefined && now.threads > (before.threads ?? 0) + THREADS_SLACK
        ? `${now.threads} threads, ${before.threads} before`
        : '',
      now !== undefined && now.handles > (before.handles ?? 0) + HANDLES_SLACK
        ? `${now.handles} handles, ${before.handles} before`
        : '',
      sizeOf(store.log) > before.log + LOG_SLACK_BYTES
        ? `a log of ${sizeOf(store.log)} bytes, ${before.log} before`
        : '',
    ].filter((one) => one !== '');
  };
  const deadline = performance.now() + RELEASE_MS;
  while (excess().length > 0 && performance.now() < deadline) await delay(250);
  for (const what of excess()) tally.fail(what);
}
