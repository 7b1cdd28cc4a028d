import { SqlReader } from '@retinue/database';
import { countsOf, createUsers } from '../support/people.js';
import { placesOf, problemOf } from '../support/problems.js';
import { useTestApp } from '../support/start-test-app.js';
import { storedRows } from '../support/stored-rows.js';

const PATH = '/v1/follows/batch';

describe('an Idempotency-Key', () => {
  const service = useTestApp();
  let body: object;
  let follower: number;

  beforeEach(async () => {
    const [one, other] = await createUsers(service.http, 2);
    follower = one!.id;
    body = { operations: [{ op: 'follow', followerId: one!.id, followeeId: other!.id }] };
  });

  const send = (key: string, sent: object = body) =>
    service.http.post(PATH, sent, { headers: { 'Idempotency-Key': key } });

  it('replays the stored answer to the same body, says so, and does nothing twice', async () => {
    const first = await send('k1');
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    const before = await storedRows(service);
    const again = await send('k1');
    expect([again.status, again.body, again.headers['idempotency-replayed']]).toEqual([
      200,
      first.body,
      'true',
    ]);
    expect(await storedRows(service)).toEqual(before);
    // Without the key it is a new request, with an answer of its own.
    expect((await service.http.post(PATH, body)).body.items[0].outcome).toBe('already_following');
  });

  it('of a dry run keeps nothing: it is done again, and the key is free for the batch itself', async () => {
    const missing = Array.from({ length: 1_000 }, (_, index) => ({
      op: 'follow',
      followerId: follower,
      followeeId: 10_000 + index,
    }));
    const dry = { dryRun: true, operations: missing };
    for (const key of ['k1', 'k2', 'k1']) {
      const answer = await send(key, dry);
      expect([answer.status, answer.headers['idempotency-replayed']]).toEqual([200, undefined]);
    }
    const kept = `SELECT count(*) AS rows, coalesce(sum(length(result)), 0) AS bytes FROM idempotency_keys`;
    const reader = service.nest.get(SqlReader, { strict: false });
    expect(await reader.get(kept)).toEqual({ rows: 0, bytes: 0 });
    const first = await send('k1', { operations: missing });
    expect(await reader.get<{ bytes: number }>(kept)).toMatchObject({ rows: 1 });
    // A tenth of the request's own 60 kB.
    expect((await reader.get<{ bytes: number }>(kept))!.bytes).toBeLessThan(6_000);
    const again = await send('k1', { operations: missing });
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
  });

  it('refuses another body: 422 idempotency_key_reused', async () => {
    await send('k1');
    const other = await send('k1', { ...body, dryRun: true });
    expect([other.status, problemOf(other).code, placesOf(other)]).toEqual([
      422,
      'idempotency_key_reused',
      ['Idempotency-Key'],
    ]);
  });

  it('sent by twins at once does the work once: each is answered 200 alike, or 409', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => send('k1')));
    const done = answers.filter(({ status }) => status === 200);
    expect(done.length).toBeGreaterThanOrEqual(1);
    for (const answer of done) expect(answer.body.items[0].outcome).toBe('followed');
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect([answer.status, problemOf(answer).code]).toEqual([409, 'idempotency_key_in_use']);
    }
    expect(await storedRows(service)).toMatchObject({ follows: 1, events: 1 });
    expect((await send('k1')).headers['idempotency-replayed']).toBe('true');
  });

  it('is not used up by a body that is refused', async () => {
    expect((await send('k1', { operations: [] })).status).toBe(422);
    expect((await send('k1')).headers['idempotency-replayed']).toBeUndefined();
    expect(await countsOf(service.http, follower)).toEqual([0, 1]);
  });

  it.each(['', 'a b', 'ä', 'x'.repeat(256)])(
    'of bad form (%j) is a 422 that names the header',
    async (key) => {
      // A header can't hold these as they are; the client sends the bytes.
      const answer = await send(Buffer.from(key).toString('latin1'));
      expect([answer.status, placesOf(answer)]).toEqual([422, ['Idempotency-Key']]);
    },
  );
});
