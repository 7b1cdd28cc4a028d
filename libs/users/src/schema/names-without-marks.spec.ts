import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule, SqlReader } from '@retinue/database';
import Database from 'better-sqlite3';
import { usersTables } from '../users.tables.js';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
  file = join(folder, 'retinue.db');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const open = async (): Promise<INestApplicationContext> =>
  NestFactory.createApplicationContext(
    DatabaseModule.forRoot({ url: `sqlite:${file}`, tables: [usersTables] }),
    { logger: false, abortOnError: false },
  );

/** What a database of before makes of a user. */
interface NamesBefore {
  readonly firstName: string;
  readonly lastName: string;
  readonly nameKey: string;
  readonly lastNameKey: string;
}

/** Opens a database that an older version has filled. @returns what has become of some of its users */
async function migrated(before: readonly NamesBefore[], ids: readonly number[]): Promise<unknown[]> {
  await (await open()).close();
  const database = new Database(file);
  const add = database.prepare(
    `INSERT INTO users (first_name, last_name, email, email_key, name_key, last_name_key, type, is_private, version,
       created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, 'person', 0, 1, 0, 0)`,
  );
  database.transaction(() => {
    for (const [index, { firstName, lastName, nameKey, lastNameKey }] of before.entries()) {
      add.run(firstName, lastName, `${index}`, `${index}`, nameKey, lastNameKey);
    }
  })();
  database.exec(`DELETE FROM retinue_migrations WHERE name LIKE 'NamesWithoutMarks%'`);
  database.close();
  const app = await open();
  const rows = await app
    .get(SqlReader)
    .all(`SELECT first_name, name_key, last_name_key FROM users WHERE id IN (${ids.join()}) ORDER BY id`);
  await app.close();
  return rows;
}

test('makes the names of an older version searchable as those of this one are', async () => {
  const before = Array.from({ length: 1_100 }, (_, index) => ({
    firstName: ['Émile', 'E\u0301mile'][index] ?? 'Ann',
    lastName: `Strauß ${index + 1}`,
    nameKey: `émile strauß ${index + 1}`,
    lastNameKey: `strauß ${index + 1}`,
  }));
  expect(await migrated(before, [1, 2, 1100])).toEqual([
    { first_name: 'Émile', name_key: 'emile strauss 1', last_name_key: 'strauss 1' },
    { first_name: 'Émile', name_key: 'emile strauss 2', last_name_key: 'strauss 2' },
    { first_name: 'Ann', name_key: 'ann strauss 1100', last_name_key: 'strauss 1100' },
  ]);
});

test('puts letters together also where the key stays the same', async () => {
  const firstName = '민준'.normalize('NFD');
  const before = [{ firstName, lastName: 'Kim', nameKey: '민준 kim', lastNameKey: 'kim' }];
  expect(await migrated(before, [1])).toEqual([
    { first_name: '민준', name_key: '민준 kim', last_name_key: 'kim' },
  ]);
});

test('leaves a name as it is that would come to more letters than the table takes', async () => {
  const firstName = '\u0958'.repeat(50);
  const before = [{ firstName, lastName: 'Rao', nameKey: '?', lastNameKey: 'rao' }];
  expect(await migrated(before, [1])).toEqual([
    { first_name: firstName, name_key: `${'क'.repeat(50)} rao`, last_name_key: 'rao' },
  ]);
});
