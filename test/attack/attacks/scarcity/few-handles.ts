import type { Arena } from '../../arena/arena.js';
import { type Attack, BOTH_ENGINES } from '../../arena/attack.js';
import { Client, inParallel } from '../../arena/client.js';
import { heldBy, isInstalled, limit } from '../../arena/processes.js';
import type { Target } from '../../arena/target.js';
import { CROWD } from '../../arena/graph.js';

const REQUESTS = 600;
const ROOMY = 1_024;

export const fewHandles: Attack = {
  name: 'handles',
  tries: 'no file handles left, while connections, streams and writes ask for some',
  engines: BOTH_ENGINES,
  run: async (arena) => {
    const { tally } = arena;
    const store = await arena.newStore(CROWD);
    const target = await arena.start(store);
    if (!isInstalled('prlimit') || heldBy(target.pid) === undefined) {
      tally.skipped = 'prlimit is not installed';
      return;
    }
    for (const spare of [0, 1, 2, 4, 8, 16]) {
      for (const pid of [target.pid, ...target.workers]) limit(pid, 'nofile', heldBy(pid)!.handles + spare);
      await askForHandles(arena, target, Math.ceil(arena.count(REQUESTS) / 6));
      for (const pid of [target.pid, ...target.workers]) limit(pid, 'nofile', ROOMY);
      const { status, error } = await target.client.get('/user/followers/1');
      tally.expect(status === 200, `the original route, with handles again: ${error ?? status}`);
    }
    await arena.expectServing(target);
  },
};

/** Who finds no connection is not answered, and that is right; who is answered gets what they asked for, or a 503. */
async function askForHandles(arena: Arena, target: Target, count: number): Promise<void> {
  const client = new Client(target.url, { connections: 24 });
  const numbers = Array.from({ length: count }, (_, index) => index);
  await inParallel(numbers, 24, async (number) => {
    const other = arena.between(2, CROWD.users);
    const sent = [
      { method: 'GET', path: '/user/followers/1' },
      { method: 'PUT', path: `/v1/users/1/following/${other}` },
      { method: 'GET', path: '/v1/users/1/followers' },
      { method: 'GET', path: '/docs' },
    ][number % 4]!;
    const answer = await client.send(sent);
    if (answer.error === undefined)
      arena.tally.judge(answer, `${sent.method} ${sent.path} without handles`, [503]);
    else arena.tally.cases += 1;
  });
  client.close();
}
