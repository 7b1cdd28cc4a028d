import { readSettings } from '@retinue/api';
import { createApp } from '@retinue/api/server';
import supertest from 'supertest';
import { importFollows } from '../support/follows.js';
import { newDatabase } from '../support/new-database.js';
import { addUsers, createUser, newUser } from '../support/people.js';
import { problemOf } from '../support/problems.js';
import { startTestApp, useNewTestApp, useTestApp } from '../support/start-test-app.js';

/** `[r, t]` of a quota. */
function leftIn(header: string | undefined, quota: string): [number, number] {
  const [, left, seconds] = new RegExp(`"${quota}";r=(\\d+);t=(\\d+)`).exec(header ?? '') ?? [];
  return [Number(left), Number(seconds)];
}

describe('with RATE_LIMIT_READS=5 and RATE_LIMIT_WRITES=3', () => {
  const limits = { RATE_LIMIT_READS: '5', RATE_LIMIT_WRITES: '3' };
  const service = useNewTestApp(limits);

  // The document is read once for these settings, and that is a read.
  beforeAll(async () => (await startTestApp(limits)).close());

  it('says in each answer what is left, and refuses the sixth read with 429, Retry-After and a problem', async () => {
    for (let left = 4; left >= 0; left -= 1) {
      const answer = await service.http.get('/v1/users');
      expect([answer.status, answer.headers['ratelimit-policy']]).toEqual([200, '"reads";q=5;w=60']);
      const [remaining, seconds] = leftIn(answer.headers['ratelimit'], 'reads');
      expect(remaining).toBe(left);
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
    }
    const refused = await service.http.get('/v1/users');
    expect(problemOf(refused)).toMatchObject({
      status: 429,
      code: 'rate_limited',
      detail: expect.stringMatching(
        /^What is left of the 5 points a minute for reads is not enough: try again in \d+ s$/,
      ) as string,
    });
    expect(refused.headers['retry-after']).toBe(String(leftIn(refused.headers['ratelimit'], 'reads')[1]));
    expect(leftIn(refused.headers['ratelimit'], 'reads')[0]).toBe(0);
  });

  it('counts reads and writes apart', async () => {
    for (let read = 0; read < 6; read += 1) await service.http.get('/v1/users');
    const { id } = await createUser(service.http);
    const answers = [];
    for (let write = 0; write < 3; write += 1) {
      answers.push(await service.http.patch(`/v1/users/${id}`, { firstName: 'Ida' }));
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers[0]!.headers['ratelimit-policy']).toBe('"writes";q=3;w=60');
  });

  it('refuses what costs more than is left, which leaves that to less', async () => {
    await service.http.get('/v1/users');
    expect((await service.http.get('/v1/users?limit=500')).status).toBe(429);
    expect((await service.http.get('/v1/users?limit=300')).status).toBe(200);
    expect((await service.http.get('/v1/users')).status).toBe(429);
  });

  it('does what costs more than a whole minute has when nothing else was done', async () => {
    const operations = Array.from({ length: 50 }, () => ({ op: 'unfollow', followerId: 1, followeeId: 2 }));
    expect((await service.http.post('/v1/follows/batch', { operations })).status).toBe(200);
    expect((await service.http.post('/v1/users', newUser())).status).toBe(429);
  });

  it('counts what is refused, too: nothing there, a body that is none', async () => {
    await service.http.post('/v1/users', '{', { outsideDocument: true });
    await service.http.post('/v1/nothing', {}, { outsideDocument: true });
    const third = await service.http.put('/v1/users/7/following/8');
    expect([third.status, leftIn(third.headers['ratelimit'], 'writes')[0]]).toEqual([404, 0]);
    expect((await service.http.put('/v1/users/7/following/8')).status).toBe(429);
  });

  it('limits no probe and no preflight', async () => {
    for (let time = 0; time < 8; time += 1) {
      const { status, headers } = await service.http.get('/health/live');
      expect([status, headers['ratelimit']]).toEqual([200, undefined]);
    }
  });

  it('lets a page of another origin read the headers', async () => {
    const { headers } = await service.http.get('/v1/users', { headers: { Origin: 'https://example.com' } });
    expect(headers['access-control-expose-headers']).toMatch(/RateLimit, RateLimit-Policy, Retry-After/);
  });

  it('takes of the original route what its answer was long', async () => {
    const [star, ...others] = (await addUsers(service, 901)).map(({ id }) => id) as [number, ...number[]];
    await importFollows(
      service,
      others.map((followerId) => ({ followerId, followeeId: star })),
    );
    expect((await service.http.get(`/user/followers/${star}`)).status).toBe(200);
    const after = await service.http.get('/v1/users?limit=1');
    expect(leftIn(after.headers['ratelimit'], 'reads')[0]).toBeLessThan(3);
  });
});

describe('with RATE_LIMIT_ADDRESS=10', () => {
  it('counts an address whoever calls from it, and callers apart from each other', async () => {
    const database = await newDatabase();
    const settings = readSettings({
      DATABASE_URL: database.url,
      LOG_LEVEL: 'fatal',
      RATE_LIMIT_READS: '4',
      RATE_LIMIT_ADDRESS: '10',
    });
    const app = await createApp(settings, ({ headers }) => headers['x-test-caller'] as string | undefined);
    try {
      await app.listen(0, '127.0.0.1');
      const url = await app.getUrl();
      const statuses: number[] = [];
      let last: string | undefined;
      for (const caller of [
        'ann',
        'ann',
        'ann',
        'ann',
        'ann',
        'bob',
        'bob',
        'bob',
        'bob',
        'cid',
        'cid',
        '',
      ]) {
        const answer = await supertest(url)
          .get('/v1/users')
          .set(caller === '' ? {} : { 'X-Test-Caller': caller });
        statuses.push(answer.status);
        last = answer.headers['ratelimit'] as string;
      }
      // The fifth of Ann has paid for its address; the last two find nothing left there.
      expect(statuses).toEqual([200, 200, 200, 200, 429, 200, 200, 200, 200, 200, 429, 429]);
      expect(last).toMatch(/^"address";r=0;t=\d+$/);
    } finally {
      await app.close();
      await database.drop();
    }
  });
});

describe('without limits', () => {
  const service = useTestApp();

  it('no answer says anything of them', async () => {
    const { headers } = await service.http.get('/v1/users');
    expect([headers['ratelimit'], headers['ratelimit-policy']]).toEqual([undefined, undefined]);
  });

  it('the document names them all the same, since a server may have some', () => {
    const operation = service.document.paths['/v1/users/{id}/following/{followeeId}']!['put']!;
    expect(operation.responses['429']).toMatchObject({
      description: expect.stringMatching(/too_many_follows_today[^]*rate_limited/) as string,
      headers: { 'Retry-After': expect.anything() as object, RateLimit: expect.anything() as object },
    });
  });
});
