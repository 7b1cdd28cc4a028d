import { UnitOfWork } from '@retinue/database';
import { FollowsImportService } from '@retinue/follows';
import { importFollows } from '../support/follows.js';
import { addUsers, countsOf, createUser, createUsers } from '../support/people.js';
import { problemOf } from '../support/problems.js';
import { type TestApp, useTestApp } from '../support/start-test-app.js';
import { storedRows } from '../support/stored-rows.js';

const DAY_MS = 86_400_000;
const BATCH = '/v1/follows/batch';

type Service = Omit<TestApp, 'close'>;

/** `201`, or the status and the code of the problem. */
async function followed(service: Service, followerId: number, followeeId: number): Promise<string> {
  const answer = await service.http.put(`/v1/users/${followerId}/following/${followeeId}`);
  return answer.status < 300 ? `${answer.status}` : `${answer.status} ${problemOf(answer).code}`;
}

/** Of each, the outcome or the code of the refusal. */
async function batch(
  service: Service,
  followerId: number,
  followees: readonly number[],
  dryRun = false,
): Promise<string[]> {
  const operations = followees.map((followeeId) => ({ op: 'follow', followerId, followeeId }));
  const { body } = await service.http.post(BATCH, { operations, dryRun });
  return (body as { items: { outcome: string; code?: string }[] }).items.map(
    ({ outcome, code }) => code ?? outcome,
  );
}

const tally = (all: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(all)].sort().map((one) => [one, all.filter((each) => each === one).length]));

describe('with MAX_FOLLOWING=10', () => {
  const service = useTestApp({ MAX_FOLLOWING: '10' });

  it('of 50 follows at once 10 are made, and the others are refused with 403 too_many_followed', async () => {
    const [follower, ...others] = (await addUsers(service, 51)).map(({ id }) => id);
    const answers = await Promise.all(others.map((id) => followed(service, follower!, id)));
    expect(tally(answers)).toEqual({ '201': 10, '403 too_many_followed': 40 });
    expect(await countsOf(service.http, follower!)).toEqual([0, 10]);
    expect(await storedRows(service)).toMatchObject({ follows: 10, events: 10 });
  });

  it('of 50 follows, batches and requests at once no more than 10 come to be', async () => {
    const [follower, ...others] = (
      await addUsers(service, 101, (index) => ({ isPrivate: index > 0 && index % 4 === 0 }))
    ).map(({ id }) => id);
    const single = others.slice(0, 50).map(async (id) => [await followed(service, follower!, id)]);
    const batches = Array.from({ length: 10 }, (_, at) =>
      batch(service, follower!, others.slice(50 + at * 5, 55 + at * 5)),
    );
    const said = tally((await Promise.all([...single, ...batches])).flat());
    const made = ['201', '202', 'followed', 'requested'].reduce((sum, one) => sum + (said[one] ?? 0), 0);
    expect(made).toBe(10);
    expect((said['403 too_many_followed'] ?? 0) + (said['too_many_followed'] ?? 0)).toBe(90);
  });

  it('names the limit, and lets who has unfollowed follow again', async () => {
    const [follower, ...others] = (await addUsers(service, 12)).map(({ id }) => id) as [number, ...number[]];
    await importFollows(
      service,
      others.slice(0, 10).map((followeeId) => ({ followerId: follower, followeeId })),
    );
    const refused = await service.http.put(`/v1/users/${follower}/following/${others[10]}`);
    expect([problemOf(refused).detail, refused.headers['retry-after']]).toEqual([
      `User ${follower} follows 10 users, requests that wait among them, which is the most here: unfollow one first`,
      undefined,
    ]);
    expect(await followed(service, follower, others[0]!)).toBe('200');
    await service.http.delete(`/v1/users/${follower}/following/${others[0]}`);
    expect(await followed(service, follower, others[10]!)).toBe('201');
  });

  it('makes of requests follows, by acceptance and when users turn public, without ever passing the limit', async () => {
    const follower = (await createUser(service.http)).id;
    const owners = (await addUsers(service, 12, () => ({ isPrivate: true }))).map(({ id }) => id);
    const asked = await Promise.all(owners.map((id) => followed(service, follower, id)));
    expect(tally(asked)).toEqual({ '202': 10, '403 too_many_followed': 2 });
    await Promise.all(
      owners.map((id, index) =>
        index % 2 === 0
          ? service.http.put(`/v1/users/${id}/follow-requests/${follower}`)
          : service.http.patch(`/v1/users/${id}`, { isPrivate: false }),
      ),
    );
    expect(await countsOf(service.http, follower)).toEqual([0, 10]);
    const last = (await createUser(service.http)).id;
    expect(await followed(service, follower, last)).toBe('403 too_many_followed');
  });

  it('counts nobody who was deleted', async () => {
    const [follower, gone, ...others] = (await addUsers(service, 12)).map(({ id }) => id) as [
      number,
      number,
      ...number[],
    ];
    const edges = [gone, ...others.slice(0, 9)].map((followeeId) => ({ followerId: follower, followeeId }));
    await importFollows(service, edges);
    await service.http.delete(`/v1/users/${gone}`);
    expect(await followed(service, follower, others[9]!)).toBe('201');
  });

  it('limits no import, which is the operator at work', async () => {
    const [follower, ...others] = (await addUsers(service, 13)).map(({ id }) => id) as [number, ...number[]];
    const edges = others.map((followeeId) => ({ followerId: follower, followeeId }));
    const outcomes = await service.nest.get(FollowsImportService, { strict: false }).add(edges);
    expect(tally(outcomes)).toEqual({ added: 12 });
  });

  it('refuses each row of a batch by itself, as its dry run says', async () => {
    const [follower, ...others] = (await addUsers(service, 13)).map(({ id }) => id) as [number, ...number[]];
    const predicted = await batch(service, follower, others, true);
    expect(tally(predicted)).toEqual({ followed: 10, too_many_followed: 2 });
    expect(await batch(service, follower, others)).toEqual(predicted);
  });
});

describe('with MAX_PENDING_REQUESTS=3', () => {
  const service = useTestApp({ MAX_PENDING_REQUESTS: '3' });

  it('of 50 requests at once 3 wait, the others are refused, and public users can be followed still', async () => {
    const follower = (await createUser(service.http)).id;
    const owners = (await addUsers(service, 50, () => ({ isPrivate: true }))).map(({ id }) => id);
    const answers = await Promise.all(owners.map((id) => followed(service, follower, id)));
    expect(tally(answers)).toEqual({ '202': 3, '403 too_many_requests_pending': 47 });
    const open = (await createUser(service.http)).id;
    expect(await followed(service, follower, open)).toBe('201');
  });

  it('lets another be made once one was answered', async () => {
    const follower = (await createUser(service.http)).id;
    const owners = (await addUsers(service, 5, () => ({ isPrivate: true }))).map(({ id }) => id);
    for (const id of owners.slice(0, 3)) await followed(service, follower, id);
    expect(await followed(service, follower, owners[3]!)).toBe('403 too_many_requests_pending');
    await service.http.delete(`/v1/users/${owners[0]}/follow-requests/${follower}`);
    expect(await followed(service, follower, owners[3]!)).toBe('202');
    await service.http.put(`/v1/users/${owners[1]}/follow-requests/${follower}`);
    expect(await followed(service, follower, owners[4]!)).toBe('202');
  });
});

describe('with MAX_FOLLOWS_PER_DAY=5', () => {
  const service = useTestApp({ MAX_FOLLOWS_PER_DAY: '5' });

  /** Lets time go by for what was made so far. */
  const age = async (milliseconds: number): Promise<void> => {
    await service.nest
      .get(UnitOfWork, { strict: false })
      .write((transaction) =>
        transaction.run(`UPDATE follow_starts SET created_at = created_at - ${milliseconds}`),
      );
  };

  it('of 50 follows at once 5 are made, and the others are told with 429 when to come back', async () => {
    const [follower, ...others] = (await addUsers(service, 51)).map(({ id }) => id);
    const answers = await Promise.all(
      others.map((id) => service.http.put(`/v1/users/${follower}/following/${id}`)),
    );
    expect(tally(answers.map(({ status }) => `${status}`))).toEqual({ '201': 5, '429': 45 });
    const refused = answers.find(({ status }) => status === 429)!;
    expect(problemOf(refused)).toMatchObject({
      code: 'too_many_follows_today',
      detail: expect.stringContaining('has made 5 new follows and requests within 24 hours') as string,
    });
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(DAY_MS / 1_000 - 60);
    expect(seconds).toBeLessThanOrEqual(DAY_MS / 1_000);
  });

  it('counts what was taken back, rejected or withdrawn, and nothing that changed nothing', async () => {
    const [follower, open] = (await createUsers(service.http, 2)).map(({ id }) => id) as [number, number];
    const owner = (await createUser(service.http, { isPrivate: true })).id;
    for (const followee of [open, owner]) {
      const path = `/v1/users/${follower}/following/${followee}`;
      for (let time = 0; time < 2; time += 1) {
        await service.http.put(path);
        await service.http.put(path);
        await service.http.delete(path);
      }
    }
    // Four up to here.
    expect(await followed(service, follower, owner)).toBe('202');
    await service.http.delete(`/v1/users/${owner}/follow-requests/${follower}`);
    expect(await followed(service, follower, owner)).toBe('429 too_many_follows_today');
    expect(await followed(service, owner, follower)).toBe('201');
  });

  it('lets the next be made when the oldest is a day old, and says that time', async () => {
    const [follower, ...others] = (await addUsers(service, 9)).map(({ id }) => id) as [number, ...number[]];
    await followed(service, follower, others[0]!);
    await age(DAY_MS / 2);
    expect(tally(await batch(service, follower, others.slice(1, 6)))).toEqual({
      followed: 4,
      too_many_follows_today: 1,
    });
    const path = `/v1/users/${follower}/following/${others[6]}`;
    const refused = await service.http.put(path);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(DAY_MS / 2_000);
    await age(DAY_MS / 2);
    expect((await service.http.put(path)).status).toBe(201);
    expect(await followed(service, follower, others[7]!)).toBe('429 too_many_follows_today');
  });

  it('says the same of a batch and of its dry run, which uses nothing up', async () => {
    const [follower, ...others] = (await addUsers(service, 9)).map(({ id }) => id) as [number, ...number[]];
    const predicted = await batch(service, follower, others, true);
    expect(tally(predicted)).toEqual({ followed: 5, too_many_follows_today: 3 });
    expect(await batch(service, follower, others)).toEqual(predicted);
  });

  it('keeps nothing of a user who was deleted', async () => {
    const [follower, other] = (await createUsers(service.http, 2)).map(({ id }) => id) as [number, number];
    await followed(service, follower, other);
    await service.http.delete(`/v1/users/${follower}`);
    const kept = await service.nest
      .get(UnitOfWork, { strict: false })
      .write((transaction) =>
        transaction.get<{ readonly n: number }>(`SELECT count(*) AS n FROM follow_starts`),
      );
    expect(kept?.n).toBe(0);
  });
});

describe('without limits', () => {
  const service = useTestApp();

  it('nothing is counted and nothing kept', async () => {
    const [follower, ...others] = (await addUsers(service, 21)).map(({ id }) => id);
    const answers = await Promise.all(others.map((id) => followed(service, follower!, id)));
    expect(tally(answers)).toEqual({ '201': 20 });
    const kept = await service.nest
      .get(UnitOfWork, { strict: false })
      .write((transaction) =>
        transaction.get<{ readonly n: number }>(`SELECT count(*) AS n FROM follow_starts`),
      );
    expect(kept?.n).toBe(0);
  });
});
