import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from '../../arena/arena.js';
import { type Attack, BOTH_ENGINES } from '../../arena/attack.js';
import { Client } from '../../arena/client.js';
import { CROWD } from '../../arena/graph.js';

const DELETED = 300;
const FOLLOWERS = 1_000;
/** Milliseconds until all are deleted, at least; and for each second of the attack. */
const MAX_MS = 60_000;
const SLACK_MS = 6_000;

export const deletions: Attack = {
  name: 'deletions',
  tries: '300 deletions of users with 1,000 followers at once: the others are answered meanwhile',
  engines: BOTH_ENGINES,
  run: async (arena) => {
    const store = await arena.newStore(CROWD);
    const deleted = Array.from({ length: arena.count(DELETED, 20) }, (_, index) => index + 2);
    await store.addFollows(
      deleted.flatMap((of) =>
        Array.from(
          { length: FOLLOWERS },
          (_, index) => [1_001 + ((index * 3 + of) % (CROWD.users - 1_000)), of] as const,
        ),
      ),
    );
    const target = await arena.start(store);
    const client = new Client(target.url, { connections: deleted.length });
    const probe = await arena.startProbe(target);
    const deadline = performance.now() + Math.max(MAX_MS, arena.options.seconds * SLACK_MS);
    let done = 0;
    await Promise.all(
      deleted.map(async (id) => {
        if (!(await deleteUser(arena, client, id, deadline))) return;
        done += 1;
        const { status } = await client.get(`/v1/users/${id}`);
        arena.tally.expect(status === 404, `a user who was deleted: ${status}`);
      }),
    );
    await arena.endProbe(probe);
    arena.tally.expect(done === deleted.length, `${done} of ${deleted.length} were deleted in time`);
    client.close();
    await arena.expectSound(target, store);
  },
};

/** Only so many are deleted at a time: who is refused comes again. @returns whether it was done */
async function deleteUser({ tally }: Arena, client: Client, id: number, deadline: number): Promise<boolean> {
  while (performance.now() < deadline) {
    const answer = await client.send({ method: 'DELETE', path: `/v1/users/${id}` });
    tally.judge(answer, `the deletion of ${id}`, [503]);
    if (answer.status === 204) return true;
    if (answer.status !== 503) {
      tally.fail(`the deletion of ${id}: ${answer.error ?? answer.status}`);
      return false;
    }
    await delay(Number(answer.headers['retry-after'] ?? 1) * 1_000);
  }
  return false;
}
