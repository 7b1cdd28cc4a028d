import {
  FOLLOW_REQUESTS,
  FollowsImportService,
  FollowsIntegrityService,
  RelationsImportService,
} from '@retinue/follows';
import { addUsers, countsOf, getUser } from '../support/people.js';
import { poolOf } from '../support/postgres-pool.js';
import { useTestApp } from '../support/start-test-app.js';
import { until } from './instances.js';
import { waitingForLocks, whileHeld } from './locks.js';

/** One more than go in one step. */
const VERY_MANY = 501;

const LOCK_EDGE = 'SELECT FROM follows WHERE follower_id = $1 AND followee_id = $2 FOR UPDATE';

const service = useTestApp();

async function addIds(count: number): Promise<number[]> {
  return (await addUsers(service, count)).map(({ id }) => id);
}

/** Takes from users what is unique: when they are deleted, no lock on that holds up who refers to them. */
async function makePlain(): Promise<void> {
  await poolOf(service).query(
    `BEGIN READ WRITE; UPDATE users SET email = NULL, email_key = NULL, external_id = NULL; COMMIT`,
  );
}

async function addFollows(edges: readonly (readonly [follower: number, followee: number])[]): Promise<void> {
  await service.nest
    .get(FollowsImportService)
    .add(edges.map(([followerId, followeeId]) => ({ followerId, followeeId })));
}

async function expectSound(): Promise<void> {
  const integrity = service.nest.get(FollowsIntegrityService, { strict: false });
  for await (const pairs of integrity.flawedPairs()) expect(pairs).toEqual([]);
  for await (const drifts of integrity.driftingCounts()) expect(drifts).toEqual([]);
}

async function expectGone(id: number): Promise<void> {
  const { rowCount } = await poolOf(service).query('SELECT FROM users WHERE id = $1', [id]);
  expect(rowCount).toBe(0);
}

it.each([
  { how: 'with an email, for which each of the two waits for the other and one gives way', email: true },
  { how: 'without one', email: false },
])(
  'A user is gone with all follows, whose request was being accepted when they were deleted, $how',
  async ({ email }) => {
    const [one, asking] = (await addIds(2)) as [number, number];
    if (!email) await makePlain();
    await service.http.patch(`/v1/users/${one}`, { isPrivate: true });
    await service.http.put(`/v1/users/${asking}/following/${one}`);
    const pool = poolOf(service);
    const both = await whileHeld(pool, async (holder) => {
      // Who makes the follow waits for this.
      const edge = 'INSERT INTO follows (follower_id, followee_id, created_at) VALUES ($1, $2, 0)';
      await holder.query(edge, [asking, one]);
      const change = service.http.patch(`/v1/users/${one}`, { isPrivate: false });
      await until(async () => (await waitingForLocks(pool)) === 1);
      const deletion = service.http.delete(`/v1/users/${asking}`);
      await until(async () => (await waitingForLocks(pool)) === 2);
      return [change, deletion];
    });
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 204]);
    expect(await countsOf(service.http, one)).toEqual([0, 0]);
    await expectGone(asking);
    await expectSound();
  },
);

it('Two who follow each other are both gone, each with very many others, when they are deleted at once', async () => {
  const [one, other, third, ...many] = (await addIds(VERY_MANY + 3)) as [number, number, number, ...number[]];
  await addFollows([[other, one], [other, third], ...many.map((id) => [id, one] as const)]);
  const pool = poolOf(service);
  const both = await whileHeld(pool, async (holder) => {
    await holder.query(LOCK_EDGE, [other, third]);
    const first = service.http.delete(`/v1/users/${other}`);
    await until(async () => (await waitingForLocks(pool)) === 1);
    const second = service.http.delete(`/v1/users/${one}`);
    await until(async () => (await waitingForLocks(pool)) === 2);
    return [first, second];
  });
  expect((await Promise.all(both)).map(({ status }) => status)).toEqual([204, 204]);
  await until(
    async () => (await pool.query('SELECT FROM users WHERE deleted_at IS NOT NULL')).rowCount === 0,
  );
  await expectGone(one);
  await expectGone(other);
  expect(await countsOf(service.http, many[0]!)).toEqual([0, 0]);
  await expectSound();
});

it('Whoever turns public accepts all of very many who wait, though one of them is deleted meanwhile', async () => {
  const [one, leaver, third, ...many] = (await addIds(VERY_MANY + 3)) as [
    number,
    number,
    number,
    ...number[],
  ];
  await service.http.patch(`/v1/users/${one}`, { isPrivate: true });
  await service.nest.get(RelationsImportService).add(
    FOLLOW_REQUESTS,
    [leaver, ...many].map((fromId, index) => ({ fromId, toId: one, createdAt: new Date(index) })),
  );
  await addFollows([[leaver, third]]);
  const pool = poolOf(service);
  const both = await whileHeld(pool, async (holder) => {
    await holder.query(LOCK_EDGE, [leaver, third]);
    const deletion = service.http.delete(`/v1/users/${leaver}`);
    await until(async () => (await waitingForLocks(pool)) === 1);
    const change = service.http.patch(`/v1/users/${one}`, { isPrivate: false });
    await until(async () => (await waitingForLocks(pool)) === 2);
    return [deletion, change];
  });
  expect((await Promise.all(both)).map(({ status }) => status)).toEqual([204, 200]);
  await until(async () => (await getUser(service.http, one)).followersCount === many.length);
  await expectGone(leaver);
  await expectSound();
});
