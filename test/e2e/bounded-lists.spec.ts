import { Buffer } from 'node:buffer';
import { PlannerStatistics, SqlReader, UnitOfWork } from '@retinue/database';
import { ENGINE } from '../support/new-database.js';
import { countRowsOf } from '../support/rows-looked-at.js';
import { type TestApp, startTestApp } from '../support/start-test-app.js';

const PEOPLE = 24_000;
const STAR = 1;
const GOING = 2;
const START = Date.UTC(2026, 0, 1);
const MAX = Number.MAX_SAFE_INTEGER;

/**
 * Rows of all tables that a page may look at: a window of 2,000, read once to find its end and once to filter, and of
 * each row the user, its card or counts (those of users in deletion beside them) and a link. Far fewer than there are.
 */
const MAX_ROWS = 16_000;

/** Rows that a page of ten of a list without a filter may look at. */
const FEW_ROWS = 100;

const cursorOf = (...parts: readonly (number | string)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('a page looks at a bounded number of rows, whatever it is asked for', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await startTestApp();
    await fill(service);
    // As after an import: without it, PostgreSQL plans by what it last saw of these tables, when it happened to look.
    await service.nest.get(PlannerStatistics, { strict: false }).refresh();
  }, 120_000);

  afterAll(() => service.close());

  async function rowsOf(
    path: string,
    cursor?: string,
  ): Promise<{ status: number; rows: number; body: Page }> {
    const { answer, rows } = await countRowsOf(
      service,
      cursor === undefined ? path : withCursor(path, cursor),
    );
    return { status: answer.status, rows, body: answer.body as Page };
  }

  describe.each(['followers', 'following'])('of %s', (list) => {
    const path = `/v1/users/${STAR}/${list}?limit=10`;

    it.each(['newest', 'oldest'])('whole, %s first', async (order) => {
      const { status, rows, body } = await rowsOf(`${path}&order=${order}`);
      expect([status, body.items.length]).toEqual([200, 10]);
      expect(rows).toBeLessThan(FEW_ROWS);
    });

    it.each(['newest', 'oldest'])('%s first, though the user is being deleted', async (order) => {
      const { status, rows } = await rowsOf(`/v1/users/${GOING}/${list}?limit=10&order=${order}`);
      expect([status, rows < FEW_ROWS]).toEqual([404, true]);
    });

    it.each(['type=brand', 'q=nobody', 'q=same', 'notFollowedBack=true&type=brand'])(
      'filtered by %s',
      async (filter) => {
        for (const order of ['newest', 'oldest']) {
          const { status, rows } = await rowsOf(`${path}&order=${order}&${filter}`);
          expect([status, rows < MAX_ROWS]).toEqual([200, true]);
        }
      },
    );
  });

  it.each([
    ['an end before all', 0],
    ['an end among them', START + 1],
    ['no end', MAX],
    ['an end before time', -MAX],
  ])('with a cursor that was made by hand, with %s', async (_what, end) => {
    for (const list of ['followers', 'following', 'mutuals', 'known-followers']) {
      for (const query of ['order=newest', 'order=oldest']) {
        for (const filter of ['', '&type=brand', '&q=nobody']) {
          const path = pathOf(list, `${query}${filter}`);
          const scope = await scopeOf(path);
          if (scope === undefined) continue;
          for (const [time, id] of [
            [MAX, MAX],
            [-MAX, 0],
            [START, 1],
            [START + PEOPLE, MAX],
          ] as const) {
            const { status, rows } = await rowsOf(path, cursorOf(scope, end, time, id));
            expect([path, [200, 422].includes(status), rows < MAX_ROWS]).toEqual([path, true, true]);
          }
        }
      }
    }
  });

  it.each([
    'follow-requests',
    'blocks',
    'mutes',
    'suggestions',
    'follow-history?order=oldest',
    'follow-history',
  ])('of %s', async (list) => {
    const path = `/v1/users/${STAR}/${list}`;
    const { status, rows } = await rowsOf(withLimit(path));
    // Suggestions have a reach of their own: 200 followees and 100 follows of each.
    expect([status, rows < (list === 'suggestions' ? 70_000 : MAX_ROWS)]).toEqual([200, true]);
  });

  it('of a history in which thousands of changes are of one moment, also in its middle', async () => {
    for (const order of ['newest', 'oldest']) {
      const path = withLimit(`/v1/users/${STAR}/follow-history?order=${order}`);
      const scope = `history ${STAR} ${order} 0 ${MAX}`;
      const { status, rows, body } = await rowsOf(path, cursorOf(scope, START, PEOPLE / 2));
      expect([status, body.items.length]).toEqual([200, 10]);
      expect(rows).toBeLessThan(FEW_ROWS);
    }
  });

  it('of mutes of which nearly all have ended and were not swept yet, and reaches the few that last', async () => {
    let cursor: string | undefined;
    const ids: number[] = [];
    do {
      const { status, rows, body } = await rowsOf(`/v1/users/${STAR}/mutes?limit=10`, cursor);
      expect([status, rows < MAX_ROWS]).toEqual([200, true]);
      ids.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(ids).toEqual([PEOPLE - 1, 5]);
  });

  it.each(['', 'type=brand', 'type=person'])('of users, %s', async (filter) => {
    const { status, rows } = await rowsOf(`/v1/users?limit=10&${filter}`);
    expect([status, rows < MAX_ROWS]).toEqual([200, true]);
  });

  it.each(['q=same', 'q=s', 'q=same&type=brand', 'q=nobody', 'q=same+same'])(
    'of users whose names are all alike, found by %s, from the first page to one in the middle',
    async (filter) => {
      const path = `/v1/users?limit=10&${filter}`;
      const first = await rowsOf(path);
      expect([first.status, first.rows < MAX_ROWS]).toEqual([200, true]);
      const start = new URLSearchParams(filter).get('q')!;
      const type = new URLSearchParams(filter).get('type') ?? '*';
      for (const key of ['same', 'same same', start]) {
        for (const id of [1, PEOPLE / 2, PEOPLE - 1]) {
          const { status, rows } = await rowsOf(path, cursorOf(`users ${type} ${start}`, key, id));
          expect([200, 422]).toContain(status);
          expect([key, id, rows < MAX_ROWS]).toEqual([key, id, true]);
        }
      }
    },
  );

  /** The scope of a list's cursors, out of one that the list gives out. */
  async function scopeOf(path: string): Promise<string | undefined> {
    const { answer } = await countRowsOf(service, path.replace(/limit=\d+/, 'limit=1'));
    const { nextCursor } = answer.body as Page;
    if (nextCursor === null) return undefined;
    return (JSON.parse(Buffer.from(nextCursor, 'base64url').toString()) as [string])[0];
  }
});

interface Page {
  readonly items: readonly { readonly id: number }[];
  readonly nextCursor: string | null;
}

function pathOf(list: string, query: string): string {
  return list === 'known-followers'
    ? `/v1/users/3/known-followers?viewerId=${STAR}&limit=10`
    : `/v1/users/${STAR}/${list}?limit=10&${query}`;
}

function withLimit(path: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}limit=10`;
}

function withCursor(path: string, cursor: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`;
}

/** Everybody has one name; nearly all follow the star and are followed by it. Straight into the tables: it is much. */
async function fill({ nest }: TestApp): Promise<void> {
  const numbers = `(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${PEOPLE}) SELECT i FROM n) AS n`;
  const ended = Date.now() - 1_000;
  const statements = [
    `INSERT INTO users (id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private, version, created_at, updated_at)
     SELECT i, 'Same', 'Same', 'same' || i || '@example.org', 'same' || i || '@example.org', 'same same', 'same', 'person', 0, 1, ${START}, ${START}
     FROM ${numbers}`,
    `INSERT INTO user_counters SELECT id, ${PEOPLE}, ${PEOPLE} FROM users`,
    ...[STAR, GOING].flatMap((id) => [
      `INSERT INTO follows SELECT i, ${id}, ${START} + i FROM ${numbers} WHERE i > 2`,
      `INSERT INTO follows SELECT ${id}, i, ${START} + i FROM ${numbers} WHERE i > 2`,
    ]),
    `INSERT INTO follow_requests SELECT i, ${STAR}, ${START} FROM ${numbers} WHERE i > 2`,
    `INSERT INTO blocks SELECT ${STAR}, i, ${START} FROM ${numbers} WHERE i > 2`,
    `INSERT INTO mutes SELECT ${STAR}, i, ${START} + i, CASE WHEN i IN (5, ${PEOPLE - 1}) THEN NULL ELSE ${ended} END
     FROM ${numbers} WHERE i > 2`,
    `INSERT INTO follow_events (type, actor_id, subject_id, created_at) SELECT 'follow', i, ${STAR}, ${START} FROM ${numbers} WHERE i > 2`,
    `UPDATE users SET deleted_at = ${START}, name_key = '', last_name_key = '' WHERE id = ${GOING}`,
  ];
  await nest.get(UnitOfWork, { strict: false }).write(async (transaction) => {
    for (const sql of statements) await transaction.run(sql);
    if (ENGINE === 'postgres') await transaction.run('ANALYZE');
  });
  expect(
    await nest.get(SqlReader, { strict: false }).all(`SELECT 1 AS one FROM users WHERE id = ${PEOPLE}`),
  ).toHaveLength(1);
}
