import { UnitOfWork } from '@retinue/database';
import { bearer } from '../access/callers.js';
import { Issuer } from '../access/issuer.js';
import { ENGINE } from '../support/new-database.js';
import { countRowsOf } from '../support/rows-looked-at.js';
import { type TestApp, startTestApp } from '../support/start-test-app.js';

const PEOPLE = 24_000;
const VIEWER = 1;
const STAR = 2;
const START = Date.UTC(2026, 0, 1);

/** Up to here every second is left out; pages are full all the same. */
const MIXED = 4_000;
/** In between these all are: five windows. */
const [FIRST_LEFT_OUT, LAST_LEFT_OUT] = [6_001, 16_000];

const isLeftOut = (id: number): boolean =>
  id > STAR && ((id <= MIXED && id % 2 === 0) || (id >= FIRST_LEFT_OUT && id <= LAST_LEFT_OUT));

/**
 * Rows of all tables that a page may look at: a window of 2,000, and of each row the user, their counts or card, a block, and
 * what else is between the viewer and them. The viewer has ten thousand of each, and the table of users is longer.
 */
const MAX_ROWS = 16_000;

/** The same of a page of ten where half of them are left out: ten users more, then a hundred. */
const FEW_ROWS = 1_500;

const issuer = new Issuer();

describe('a page for a user who blocks thousands, and is blocked by thousands', () => {
  let service: TestApp;
  let headers: Readonly<Record<string, string>>;

  beforeAll(async () => {
    service = await startTestApp({ ...issuer.settings });
    headers = bearer(await issuer.token('viewer'));
    await fill(service);
  }, 120_000);

  afterAll(() => service.close());

  interface Page {
    readonly items: readonly { readonly id: number; readonly viewer?: object }[];
    readonly nextCursor: string | null;
  }

  async function rowsOf(path: string, cursor?: string): Promise<Page & { readonly rows: number }> {
    const asked = cursor === undefined ? path : `${path}&cursor=${cursor}`;
    const { answer, rows } = await countRowsOf(service, asked, { headers });
    expect([asked, answer.status]).toEqual([asked, 200]);
    return { ...(answer.body as Page), rows };
  }

  const FOLLOWERS = `/v1/users/${STAR}/followers?order=oldest`;
  const SEARCHES = [
    '/v1/users?',
    '/v1/users?type=person',
    '/v1/users?q=same',
    '/v1/users?q=same&type=person',
  ];
  const LISTS = [...SEARCHES, FOLLOWERS];

  it.each([...LISTS, ...LISTS.map((path) => `${path}&viewer=true`)])(
    'is full where every second is left out: %s',
    async (path) => {
      const { items, rows } = await rowsOf(`${path}&limit=10`);
      expect(items).toHaveLength(10);
      expect(items.filter(({ id }) => isLeftOut(id))).toEqual([]);
      // Of a search by type, and of a list of follows, the whole window is looked at in any case.
      const isOfWindow = path.includes('type=person') || path.startsWith(FOLLOWERS);
      expect(rows).toBeLessThan(isOfWindow && !path.startsWith('/v1/users?type') ? MAX_ROWS : FEW_ROWS);
    },
  );

  it.each(LISTS)('gets on past those who are left out, and shows all others once: %s', async (path) => {
    const found: number[] = [];
    let short = 0;
    let cursor: string | undefined;
    do {
      const { items, nextCursor, rows } = await rowsOf(`${path}&limit=1000&viewer=true`, cursor);
      expect(rows).toBeLessThan(MAX_ROWS);
      found.push(...items.map(({ id }) => id));
      if (nextCursor !== null && items.length < 1_000) short += 1;
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    const shown = Array.from({ length: PEOPLE }, (_value, index) => index + 1).filter((id) => !isLeftOut(id));
    const isOfFollowers = path.startsWith(FOLLOWERS);
    expect(found).toEqual(isOfFollowers ? shown.filter((id) => id !== STAR) : shown);
    // Five windows of nobody, and where they begin.
    expect(short).toBeGreaterThan(0);
    expect(short).toBeLessThan(path.includes('q=') ? 20 : 8);
  });

  it('of one by external id looks at next to nothing', async () => {
    const { items, rows } = await rowsOf('/v1/users?externalId=viewer&viewer=true');
    expect([items.length, rows < 10]).toEqual([1, true]);
  });

  it.each(['mutes', 'blocks', 'suggestions'])(
    'of their own %s, with what is between them and each',
    async (list) => {
      const { items, rows } = await rowsOf(`/v1/users/${VIEWER}/${list}?limit=10&viewer=true`);
      // Whom the viewer follows follow the star alone, as the viewer does: there is nobody to suggest.
      expect(items).toHaveLength(list === 'suggestions' ? 0 : 10);
      expect(rows).toBeLessThan(MAX_ROWS);
    },
  );

  it('of known followers, with what is between the viewer and each', async () => {
    const path = `/v1/users/${STAR}/known-followers?viewerId=me&limit=10&viewer=true`.replace(
      'me',
      `${VIEWER}`,
    );
    const { items, rows } = await rowsOf(path);
    expect(items.map(({ viewer }) => viewer)).toEqual(
      Array.from({ length: 10 }, () => ({
        following: true,
        followedBy: false,
        requested: false,
        muting: true,
      })),
    );
    expect(rows).toBeLessThan(MAX_ROWS);
  });
});

/** Straight into the tables: it is much. Everybody has one name; all follow the star; the viewer follows and mutes whom they can. */
async function fill({ nest }: TestApp): Promise<void> {
  const numbers = `(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${PEOPLE}) SELECT i FROM n) AS n`;
  const leftOut = `i > ${STAR} AND ((i <= ${MIXED} AND i % 2 = 0) OR (i >= ${FIRST_LEFT_OUT} AND i <= ${LAST_LEFT_OUT}))`;
  const statements = [
    `INSERT INTO users (id, external_id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private, version, created_at, updated_at)
     SELECT i, CASE WHEN i = ${VIEWER} THEN 'viewer' END, 'Same', 'Same', 'same' || i || '@example.org', 'same' || i || '@example.org', 'same same', 'same', 'person', 0, 1, ${START}, ${START}
     FROM ${numbers}`,
    `INSERT INTO user_counters SELECT id, ${PEOPLE}, ${PEOPLE} FROM users`,
    `INSERT INTO follows SELECT i, ${STAR}, ${START} + i FROM ${numbers} WHERE i <> ${STAR}`,
    `INSERT INTO follows SELECT ${VIEWER}, i, ${START} + i FROM ${numbers} WHERE i > ${STAR} AND NOT (${leftOut})`,
    `INSERT INTO mutes SELECT ${VIEWER}, i, ${START} + i, NULL FROM ${numbers} WHERE i > ${STAR}`,
    // In turn the viewer blocks, and is blocked.
    `INSERT INTO blocks SELECT ${VIEWER}, i, ${START} FROM ${numbers} WHERE ${leftOut} AND i % 4 < 2`,
    `INSERT INTO blocks SELECT i, ${VIEWER}, ${START} FROM ${numbers} WHERE ${leftOut} AND i % 4 >= 2`,
    ...(ENGINE === 'postgres' ? ['ANALYZE'] : []),
  ];
  await nest.get(UnitOfWork, { strict: false }).write(async (transaction) => {
    for (const sql of statements) await transaction.run(sql);
  });
}
