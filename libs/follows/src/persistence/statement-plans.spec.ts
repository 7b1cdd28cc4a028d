import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule, PlannerStatistics, SqlReader, UnitOfWork } from '@retinue/database';
import { FILTERED_LIST, LIST } from './follow-list.statements.js';

// With two bounds on one side SQLite takes the first for the index, and a page costs what lies before it.
const MANY_ROWS = [
  `INSERT INTO users (id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private, version,
     created_at, updated_at)
   WITH RECURSIVE ids (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM ids WHERE id < 2000)
   SELECT id, 'F', 'L', '', id, 'f l', 'l', 'person', 0, 1, 0, 0 FROM ids`,
  // A celebrity whom all follow, and who follows all back.
  `INSERT INTO follows (follower_id, followee_id, created_at) SELECT id, 1, id FROM users WHERE id > 1`,
  `INSERT INTO follows (follower_id, followee_id, created_at) SELECT 1, id, id FROM users WHERE id > 1`,
];

describe.each([
  ['the planner knows nothing', []],
  ['the planner knows of many rows', MANY_ROWS],
])('a page of a list is found in the index, where its cursor points to, when %s', (_what, rows) => {
  let app: INestApplicationContext;

  beforeAll(async () => {
    app = await NestFactory.createApplicationContext(DatabaseModule.forRoot({ url: 'sqlite::memory:' }), {
      logger: false,
    });
    await app.get(UnitOfWork).write(async (transaction) => {
      for (const sql of rows) await transaction.run(sql);
    });
    if (rows.length > 0) await app.get(PlannerStatistics).refresh();
  });

  afterAll(() => app.close());

  async function planOf(sql: string): Promise<string[]> {
    const parameters = Array<null>(sql.split('?').length - 1).fill(null);
    const rows = await app.get(SqlReader).all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters);
    return rows.map(({ detail }) => detail);
  }

  const searchesOfFollows = (plan: readonly string[]): string[] =>
    plan.filter((step) => step.startsWith('SEARCH f '));

  describe.each([
    ['followers', 'followee_id', 'follower_id'],
    ['following', 'follower_id', 'followee_id'],
  ] as const)('of %s', (direction, own, other) => {
    it.each([
      ['newest', '<'],
      ['oldest', '>'],
    ] as const)('%s first, whole and unsorted', async (order, beyond) => {
      const plan = await planOf(LIST[direction][order].sqlite);
      expect(searchesOfFollows(plan)).toEqual([
        expect.stringContaining(`(${own}=? AND (created_at,${other})${beyond}(?,?)`),
      ]);
      expect(plan.join()).not.toContain('TEMP B-TREE');
    });

    it.each(['newest', 'oldest'] as const)(
      '%s first, filtered, up to the end of the window',
      async (order) => {
        const searches = searchesOfFollows(await planOf(FILTERED_LIST[direction][order].sqlite));
        expect(searches).toHaveLength(2);
        expect(searches).toContainEqual(
          expect.stringContaining(
            `(${own}=? AND (created_at,${other})>(?,?) AND (created_at,${other})<(?,?))`,
          ),
        );
      },
    );
  });
});
