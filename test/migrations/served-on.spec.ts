import { FollowsIntegrityService } from '@retinue/follows';
import { CROWD_IDS, ID } from '../fixtures/databases/make/people.mjs';
import { readIds } from '../support/pages.js';
import { eventually, flagsBetween } from '../support/pairs.js';
import { countsOf, getUser } from '../support/people.js';
import { startTestApp, type TestApp } from '../support/start-test-app.js';
import { FIXTURES, useCopyOf } from './support/fixtures.js';

const EMILE = `/v1/users/${ID.emile}`;

describe.each(FIXTURES)('a server on a database of version $version', ({ answers, batch, ...fixture }) => {
  const copy = useCopyOf({ answers, batch, ...fixture });
  let service: TestApp;

  beforeEach(async () => {
    service = await startTestApp({ DATABASE_URL: copy.database.url, MIGRATE_ON_START: 'true' });
  });

  afterEach(() => service.close());

  it('answers what that version did, and goes on from its cursors', async () => {
    const found: unknown[] = [];
    for (const { path } of answers) {
      const { status, body } = await service.http.get(path);
      found.push(status < 400 ? { path, status, body } : { path, status });
    }
    expect(answers.filter(({ path }) => path.includes('cursor=')).length).toBeGreaterThan(5);
    expect(promised(found)).toEqual(promised(answers.map(asNow)));
  });

  it('gives names in one form, and finds them by what is easy to type', async () => {
    const { firstName } = await getUser(service.http, ID.minjun);
    expect(firstName).toBe('민준'.normalize('NFC'));
    for (const [name, id] of Object.entries({
      emile: ID.emile,
      민준: ID.minjun,
      unal: ID.soehne,
      STRAUSS: ID.lukasz,
    })) {
      expect(await readIds(service.http, `/v1/users?q=${encodeURIComponent(name)}`)).toEqual([id]);
    }
  });

  it('takes a new follow, and the end of an old one', async () => {
    const [followers, following] = await countsOf(service.http, ID.emile);
    expect((await service.http.put(`${EMILE}/following/${ID.longest}`)).status).toBe(201);
    expect((await service.http.put(`${EMILE}/following/${ID.quote}`)).status).toBe(200);
    expect((await service.http.delete(`${EMILE}/following/${ID.minjun}`)).status).toBe(204);
    expect((await service.http.delete(`/v1/users/${ID.minjun}/following/${ID.emile}`)).status).toBe(204);
    expect(await countsOf(service.http, ID.emile)).toEqual([followers - 1, following]);
    const now = await readIds(service.http, `${EMILE}/following`);
    expect([now[0], now.includes(ID.minjun)]).toEqual([ID.longest, false]);
    expect((await service.http.put(`/v1/users/${ID.blocked}/following/${ID.emile}`)).status).toBe(403);
  });

  it('lets those be accepted who asked before', async () => {
    const requests = `/v1/users/${ID.lukasz}/follow-requests`;
    expect(await readIds(service.http, requests)).toEqual([ID.quote, ID.minjun]);
    expect((await service.http.put(`${requests}/${ID.minjun}`)).status).toBe(201);
    expect(await readIds(service.http, requests)).toEqual([ID.quote]);
    expect(await flagsBetween(service.http, ID.minjun, ID.lukasz)).toEqual(['following']);
  });

  it('ends what that version had begun, and every count and rule is right after it', async () => {
    const left = async (table: string, where: string): Promise<unknown> =>
      (await copy.database.run(`SELECT count(*) AS rows FROM ${table} WHERE ${where}`))[0]?.['rows'];
    const isUndone = async (): Promise<boolean> =>
      Number(await left('users', `id = ${ID.star}`)) + Number(await left('pending_auto_accepts', '1 = 1')) >
      0;
    await eventually(async () => !(await isUndone()));
    expect(Number(await left('follows', `${ID.star} IN (follower_id, followee_id)`))).toBe(0);
    expect(await readIds(service.http, `/v1/users/${ID.opener}/follow-requests`)).toEqual([]);
    const followers = await readIds(service.http, `/v1/users/${ID.opener}/followers?limit=1000`);
    expect(followers.sort((one, other) => one - other)).toEqual(CROWD_IDS);
    const spent = await copy.database.run(`SELECT user_id AS id FROM spent_user_ids ORDER BY 1`);
    expect(spent.map(({ id }) => Number(id))).toEqual([ID.leaver, ID.star]);
    expect(await findings(service)).toEqual([]);
  });

  it('honours an idempotency key of that version for as long as it said', async () => {
    // As if it had been sent a minute ago, whatever day it is.
    const claimedAt = Date.now() - 60_000;
    await copy.database.run(
      `UPDATE idempotency_keys SET expires_at = expires_at - claimed_at + ${claimedAt}, claimed_at = ${claimedAt}`,
    );
    const headers = { 'Idempotency-Key': batch.key };
    const before = await countsOf(service.http, ID.longest);
    const again = await service.http.post('/v1/follows/batch', batch.body, { headers });
    expect([again.status, again.headers['idempotency-replayed'], again.body]).toEqual([
      200,
      'true',
      { ...batch.answer, items: batch.answer.items.map((row) => ({ ...row, ...NO_EXTERNAL_IDS.batch })) },
    ]);
    expect(await countsOf(service.http, ID.longest)).toEqual(before);
    const other = { operations: [{ op: 'follow', followerId: ID.quote, followeeId: ID.minjun }] };
    expect((await service.http.post('/v1/follows/batch', other, { headers })).body.code).toBe(
      'idempotency_key_reused',
    );
  });
});

/** What has to be the same: names may be put together by now, and a cursor may look as it likes. */
function promised(answers: readonly unknown[]): unknown {
  const text = JSON.stringify(answers, (key, value: unknown) =>
    key === 'nextCursor' && value !== null ? 'there is more' : value,
  );
  return JSON.parse(text.normalize('NFC'));
}

/** What stands beside ids since then; nobody of that version has one, and of no change is known who called for it. */
const NO_EXTERNAL_IDS = {
  batch: { followerExternalId: null, followeeExternalId: null },
  relationship: { userExternalId: null, otherExternalId: null },
  history: {
    actorExternalId: null,
    otherExternalId: null,
    callerId: null,
    callerExternalId: null,
    service: null,
  },
};

/** An answer of that version with what was added since, and without the emails that cards had. */
function asNow(answer: unknown): unknown {
  const text = JSON.stringify(answer, (_name, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('firstName' in value) return userAsNow(value);
    if ('followedBy' in value) return { ...value, ...NO_EXTERNAL_IDS.relationship };
    if ('change' in value) return { ...value, ...NO_EXTERNAL_IDS.history };
    return value;
  });
  return JSON.parse(text);
}

function userAsNow(user: object): object {
  const added = { externalId: null, metadata: {} };
  if ('version' in user) return { ...user, ...added };
  const { email: _email, ...card } = user as { readonly email?: string };
  return { ...card, ...added };
}

async function findings({ nest }: TestApp): Promise<unknown[]> {
  const integrity = nest.get(FollowsIntegrityService, { strict: false });
  const found: unknown[] = [];
  for await (const flaws of integrity.flawedPairs()) found.push(...flaws);
  for await (const drifts of integrity.driftingCounts()) found.push(...drifts);
  return found;
}
