import { BLOCKS, FollowsImportService, RelationsImportService } from '@retinue/follows';
import type { PoolClient } from 'pg';
import { eventsAfter } from '../support/events.js';
import { readPages } from '../support/pages.js';
import { addUsers } from '../support/people.js';
import { poolOf } from '../support/postgres-pool.js';
import { useTestApp } from '../support/start-test-app.js';
import { until } from './instances.js';
import { waitingForLocks, whileHeld } from './locks.js';

const service = useTestApp();

/** The ids of one whose history is read, of another who follows them or is about to, and of one who leaves. */
interface Cast {
  readonly one: number;
  readonly other: number;
  readonly leaver: number;
}

interface Change {
  /** What is before, in the words of the routes. */
  readonly before?: (cast: Cast) => Promise<unknown>;
  readonly make: (cast: Cast) => Promise<unknown>;
}

const follow = async ({ one, other }: Cast) => service.http.put(`/v1/users/${other}/following/${one}`);

const askToFollow = async (cast: Cast): Promise<void> => {
  await service.http.patch(`/v1/users/${cast.one}`, { isPrivate: true });
  await follow(cast);
};

/** All that makes the edge from the other to the one, or ends it. */
const CHANGES: Readonly<Record<string, Change>> = {
  'a follow': { make: follow },
  'a batch with a follow': {
    make: async ({ one, other }) =>
      service.http.post('/v1/follows/batch', {
        operations: [{ op: 'follow', followerId: other, followeeId: one }],
      }),
  },
  'an import of follows': {
    make: async ({ one, other }) =>
      service.nest.get(FollowsImportService).add([{ followerId: other, followeeId: one }]),
  },
  'an accepted request': {
    before: askToFollow,
    make: async ({ one, other }) => service.http.put(`/v1/users/${one}/follow-requests/${other}`),
  },
  'a request that is accepted since its followee turns public': {
    before: askToFollow,
    make: async ({ one }) => service.http.patch(`/v1/users/${one}`, { isPrivate: false }),
  },
  'an unfollow': {
    before: follow,
    make: async ({ one, other }) => service.http.delete(`/v1/users/${other}/following/${one}`),
  },
  'a removed follower': {
    before: follow,
    make: async ({ one, other }) => service.http.delete(`/v1/users/${one}/followers/${other}`),
  },
  'a block': {
    before: follow,
    make: async ({ one, other }) => service.http.put(`/v1/users/${one}/blocks/${other}`),
  },
  'an import of blocks': {
    before: follow,
    make: async ({ one, other }) =>
      service.nest.get(RelationsImportService).add(BLOCKS, [{ fromId: one, toId: other }]),
  },
  'a deletion': {
    before: follow,
    make: async ({ other }) => service.http.delete(`/v1/users/${other}`),
  },
};

test.each(Object.keys(CHANGES))(
  'The history by time is as the counts changed, when a follower is deleted while this waits: %s',
  async (name) => {
    const [one, other, leaver] = (await addUsers(service, 3)).map(({ id }) => id) as [number, number, number];
    const cast: Cast = { one, other, leaver };
    const { before, make } = CHANGES[name]!;
    await service.http.put(`/v1/users/${leaver}/following/${one}`);
    await before?.(cast);
    const pool = poolOf(service);
    const both = await whileHeld(pool, async (holder) => {
      await holdEdge(holder, cast);
      const change = make(cast);
      await until(async () => (await waitingForLocks(pool)) === 1);
      let isDeleted = false;
      const deletion = service.http.delete(`/v1/users/${leaver}`).then(() => (isDeleted = true));
      await until(async () => isDeleted || (await waitingForLocks(pool)) === 2);
      return [change, deletion];
    });
    await Promise.all(both);
    const pages = await readPages<{ readonly otherId: number }>(
      service.http,
      `/v1/users/${one}/follow-history?order=oldest`,
    );
    const byTime = pages.flatMap(({ items }) => items).map(({ otherId }) => otherId);
    const log = await eventsAfter(service.http, '', { types: 'follow.created,follow.ended', userId: one });
    expect(byTime).toEqual(log.map(({ actor, subject }) => (actor.id === one ? subject.id : actor.id)));
    expect(byTime.filter((id) => id === leaver)).toHaveLength(2);
    expect(byTime).toContain(other);
  },
);

/** Whoever makes the edge, or ends it, waits for the end of the holder's transaction. */
async function holdEdge(holder: PoolClient, { one, other }: Cast): Promise<void> {
  const { rowCount } = await holder.query(
    'SELECT FROM follows WHERE follower_id = $1 AND followee_id = $2 FOR UPDATE',
    [other, one],
  );
  if (rowCount === 1) return;
  await holder.query('INSERT INTO follows (follower_id, followee_id, created_at) VALUES ($1, $2, 0)', [
    other,
    one,
  ]);
}
