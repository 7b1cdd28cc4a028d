import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import Database from 'better-sqlite3';
import { DatabaseModule } from '@retinue/database';
import { usersTables } from '@retinue/users';
import { followsTables } from '../follows.tables.js';

async function migrate(file: string): Promise<void> {
  const module = DatabaseModule.forRoot({ url: `sqlite:${file}`, tables: [usersTables, followsTables] });
  await (await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false })).close();
}

test('of a database of before, the ids are spent that its history names and nobody has, and the largest', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
  try {
    const file = join(folder, 'old.db');
    await migrate(file);
    const database = new Database(file);
    const addUser = `
      INSERT INTO users (id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private, version,
        created_at, updated_at)
      SELECT ?, 'F', 'L', '', ?, '', '', 'person', 0, 1, 0, 0`;
    for (const id of [1, 2, 9]) database.prepare(addUser).run(id, String(id));
    database.exec(`
      DROP TABLE spent_user_ids;
      DELETE FROM retinue_migrations WHERE name LIKE 'SpentUserIds%';
      DELETE FROM users WHERE id = 9;
      INSERT INTO follow_events (type, actor_id, subject_id, created_at)
      VALUES ('follow', 1, 2, 0), ('follow', 3, 1, 0), ('block', 2, 4, 0)`);
    database.close();
    await migrate(file);
    const migrated = new Database(file);
    expect(migrated.prepare('SELECT user_id FROM spent_user_ids ORDER BY 1').pluck().all()).toEqual([
      3, 4, 9,
    ]);
    migrated.close();
  } finally {
    await rm(folder, { recursive: true });
  }
});
