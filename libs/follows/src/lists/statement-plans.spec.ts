import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule, SqlReader, statement } from '@retinue/database';
import { usersTables } from '@retinue/users';
import { followsTables } from '../follows.tables.js';
import { FILTERED_LIST, LIST } from './follow-list.statements.js';

// With two bounds on one side SQLite takes the first for the index, and a page costs what lies before it.
describe('a page of a list is found in the index, where its cursor points to', () => {
  let app: INestApplicationContext;

  beforeAll(async () => {
    const database = DatabaseModule.forRoot({ url: 'sqlite::memory:', tables: [usersTables, followsTables] });
    app = await NestFactory.createApplicationContext(database, { logger: false });
  });

  afterAll(() => app.close());

  async function planOf(sql: string): Promise<string[]> {
    const names: string[] = [];
    const named = sql.replaceAll('?', () => `:p${names.push(`p${names.length}`) - 1}`);
    const explain = statement<Record<string, null>, { readonly detail: string }>(
      `EXPLAIN QUERY PLAN ${named}`,
    );
    const parameters = Object.fromEntries(names.map((name) => [name, null]));
    const rows = await app.get(SqlReader).all(explain, parameters);
    return rows.map(({ detail }) => detail);
  }

  const searchesOfFollows = (plan: readonly string[]): string[] =>
    plan.filter((step) => step.startsWith('SEARCH f '));

  describe.each([
    ['followers', 'followee_id', 'follower_id'],
    ['following', 'follower_id', 'followee_id'],
  ] as const)('of %s', (direction, own, other) => {
    it.each(['newest', 'oldest'] as const)('%s first, whole and unsorted', async (order) => {
      const plan = await planOf(LIST[direction][order].sqlite.text);
      // The page, and whether there is a row behind it.
      const search = expect.stringContaining(
        `(${own}=? AND (created_at,${other})>(?,?) AND (created_at,${other})<(?,?))`,
      );
      expect(searchesOfFollows(plan)).toEqual([search, search]);
      expect(plan.join()).not.toContain('TEMP B-TREE');
    });

    it.each(['newest', 'oldest'] as const)(
      '%s first, filtered, up to the end of the window',
      async (order) => {
        const searches = searchesOfFollows(await planOf(FILTERED_LIST[direction][order].sqlite.text));
        // The window, the page, and whether there is a row behind it.
        const search = expect.stringContaining(
          `(${own}=? AND (created_at,${other})>(?,?) AND (created_at,${other})<(?,?))`,
        );
        expect(searches).toEqual([search, search, search]);
      },
    );
  });
});
