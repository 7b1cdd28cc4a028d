import {
  BLOCKS,
  FollowBatchService,
  FollowsImportService,
  FollowsService,
  RelationsImportService,
} from '@retinue/follows';
import { addUsers } from '../support/people.js';
import { poolOf } from '../support/postgres-pool.js';
import { useTestApp } from '../support/start-test-app.js';
import { until } from './instances.js';
import { isWaitedFor, whileHeld } from './locks.js';

/** Four users, in the order of their ids. */
type Four = readonly [number, number, number, number];

interface Change {
  /** Follows that are there before, from the first of each two to the second. */
  readonly follows: (users: Four) => readonly (readonly [number, number])[];
  readonly make: (users: Four) => Promise<unknown>;
}

/** Rows that an import stores at once. */
const CHUNK = 1_000;

/** What changes the counts of all four, for two reasons, of which the first is about those who come last. */
const CHANGES: Readonly<Record<string, Change>> = {
  'a batch that unfollows and follows': {
    follows: ([_one, _two, three, four]) => [[three, four]],
    make: async ([one, two, three, four]) =>
      service.nest.get(FollowBatchService).apply(
        [
          { op: 'unfollow', followerId: three, followeeId: four },
          { op: 'follow', followerId: one, followeeId: two },
        ],
        { dryRun: false },
      ),
  },
  'a group of an unfollow and a follow, which waited for another together': {
    follows: ([_one, _two, three, four]) => [[three, four]],
    make: async ([one, two, three, four]) => {
      const [follower, followee] = (await addUsers(service, 2)).map(({ id }) => id) as [number, number];
      const pool = poolOf(service);
      const follows = service.nest.get(FollowsService);
      const all = await whileHeld(pool, async (holder) => {
        await holder.query('SELECT FROM users WHERE id = $1 FOR UPDATE', [follower]);
        const first = follows.follow({ followerId: follower, followeeId: followee });
        await until(async () => isWaitedFor(pool, holder));
        return [
          first,
          follows.unfollow({ followerId: three, followeeId: four }),
          follows.follow({ followerId: one, followeeId: two }),
        ];
      });
      return Promise.all(all);
    },
  },
  'an import of follows in two chunks': {
    follows: () => [],
    make: async ([one, two, three, four]) =>
      service.nest
        .get(FollowsImportService)
        .add([
          ...Array.from({ length: CHUNK }, () => ({ followerId: three, followeeId: four })),
          { followerId: one, followeeId: two },
        ]),
  },
  'an import of blocks in two chunks': {
    follows: ([one, two, three, four]) => [
      [three, four],
      [one, two],
    ],
    make: async ([one, two, three, four]) =>
      service.nest
        .get(RelationsImportService)
        .add(BLOCKS, [
          ...Array.from({ length: CHUNK }, () => ({ fromId: three, toId: four })),
          { fromId: one, toId: two },
        ]),
  },
  'an import of blocks that ends follows of both directions': {
    follows: ([one, two, three, four]) => [
      [four, three],
      [two, one],
    ],
    make: async ([one, two, three, four]) =>
      service.nest.get(RelationsImportService).add(BLOCKS, [
        { fromId: four, toId: three },
        { fromId: one, toId: two },
      ]),
  },
};

const service = useTestApp();

test.each(Object.keys(CHANGES))(
  'Whoever waits for the counts of a user holds none of those who come later, so that no two wait for each other: %s',
  async (name) => {
    const added = await addUsers(service, 4);
    const users = added.map(({ id }) => id).toSorted((one, other) => one - other) as unknown as Four;
    const { follows, make } = CHANGES[name]!;
    for (const [followerId, followeeId] of follows(users))
      await service.nest.get(FollowsService).follow({ followerId, followeeId });
    const pool = poolOf(service);
    const change = await whileHeld(pool, async (holder) => {
      const lock = 'SELECT FROM user_counters WHERE user_id = $1 FOR NO KEY UPDATE NOWAIT';
      await holder.query(lock, [users[0]]);
      const made = make(users);
      await until(async () => isWaitedFor(pool, holder));
      expect((await holder.query(lock, [users[3]])).rowCount).toBe(1);
      return [made];
    });
    await Promise.all(change);
  },
);
