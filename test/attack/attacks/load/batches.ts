import type { Arena } from '../../arena/arena.js';
import { type Attack, BOTH_ENGINES } from '../../arena/attack.js';
import { Client } from '../../arena/client.js';
import type { Target } from '../../arena/target.js';
import { CROWD } from '../../arena/graph.js';

const ROUNDS = [100, 400] as const;
const OPERATIONS = 1_000;
/** Milliseconds for the last of so many: how fast they are done is the bench's business. */
const PATIENCE_MS = 150_000;

export const batches: Attack = {
  name: 'batches',
  tries: '100 and 400 batches of 1,000 follows at once: the others are answered meanwhile',
  engines: BOTH_ENGINES,
  run: async (arena) => {
    const store = await arena.newStore(CROWD);
    const target = await arena.start(store);
    let follower = 0;
    for (const whole of ROUNDS) {
      const probe = await arena.startProbe(target);
      const followers = Array.from({ length: arena.count(whole, 5) }, () => (follower += 1) + 200);
      await sendAll(arena, target, followers);
      await arena.endProbe(probe);
    }
    await arena.expectSound(target, store);
  },
};

async function sendAll(arena: Arena, target: Target, followers: readonly number[]): Promise<void> {
  const client = new Client(target.url, { connections: followers.length, patienceMs: PATIENCE_MS });
  await Promise.all(
    followers.map(async (followerId) => {
      const first = arena.between(1_000, CROWD.users - OPERATIONS);
      const operations = Array.from({ length: OPERATIONS }, (_, index) => ({
        op: 'follow',
        followerId,
        followeeId: first + index,
      }));
      const answer = await client.send({
        method: 'POST',
        path: '/v1/follows/batch',
        body: JSON.stringify({ operations }),
      });
      arena.tally.judge(answer, `a batch of ${followerId}`);
      if (answer.status !== 200) return;
      const { items } = JSON.parse(answer.body) as { items: { outcome: string }[] };
      const followed = items.filter(({ outcome }) => outcome === 'followed').length;
      const { body } = await client.get(`/v1/users/${followerId}`);
      const { followingCount } = JSON.parse(body) as { followingCount: number };
      if (followingCount < followed) arena.tally.lost += followed - followingCount;
      arena.tally.expect(
        followed === OPERATIONS,
        `a batch of ${followerId}: ${followed} of ${OPERATIONS} followed`,
      );
    }),
  );
  client.close();
}
