import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule, SqlReader } from '@retinue/database';
import Database from 'better-sqlite3';
import { usersSchema } from '../users.schema.js';

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
    DatabaseModule.forRoot({ url: `sqlite:${file}`, schema: [usersSchema] }),
    { logger: false, abortOnError: false },
  );

test('makes the names of an older version searchable as those of this one are', async () => {
  await (await open()).close();
  const database = new Database(file);
  const add = database.prepare(
    `INSERT INTO users (first_name, last_name, email, email_key, name_key, last_name_key, type, is_private, version,
       created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, 'person', 0, 1, 0, 0)`,
  );
  database.transaction(() => {
    for (let id = 1; id <= 1100; id += 1) {
      const first = id === 1 ? 'Émile' : id === 2 ? 'E\u0301mile' : 'Ann';
      add.run(first, `Strauß ${id}`, `${id}`, `${id}`, `émile strauß ${id}`, `strauß ${id}`);
    }
  })();
  database.exec(`DELETE FROM migrations WHERE name LIKE 'NamesWithoutMarks%'`);
  database.close();
  const app = await open();
  const rows = await app
    .get(SqlReader)
    .all('SELECT first_name, name_key, last_name_key FROM users WHERE id IN (1, 2, 1100) ORDER BY id');
  await app.close();
  expect(rows).toEqual([
    { first_name: 'Émile', name_key: 'emile strauss 1', last_name_key: 'strauss 1' },
    { first_name: 'Émile', name_key: 'emile strauss 2', last_name_key: 'strauss 2' },
    { first_name: 'Ann', name_key: 'ann strauss 1100', last_name_key: 'strauss 1100' },
  ]);
});
