import { join } from 'node:path';
import { RELATIONS } from '@retinue/follows';
import Database from 'better-sqlite3';
import type { RunCli } from './program-host.js';

/** Works on a SQLite file of the folder, behind the program's back. */
export function inFile<Result>(
  folder: string,
  file: string,
  work: (database: Database.Database) => Result,
): Result {
  const database = new Database(join(folder, file));
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** Makes `source.db`: the demo's people, a private one who is asked, a block, and mutes that expire or don't. */
export async function makeCopySource(folder: string, runCli: RunCli): Promise<void> {
  await runCli(['demo', '--database', 'sqlite:source.db'], { cwd: folder });
  const time = Date.parse('2026-02-01T09:30:00.123Z');
  inFile(folder, 'source.db', (database) => {
    database.exec(`
      INSERT INTO users (id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private, version,
        created_at, updated_at, external_id, metadata)
      VALUES (7, 'Ágnes', 'O''Neil', 'Agnes@example.com', 'agnes@example.com', 'agnes o''neil', 'o''neil', 'brand', 1, 3,
        ${time}, ${time + 1}, 'a"7', '{"a":[1]}');
      INSERT INTO user_counters (user_id, followers_count, following_count) VALUES (7, 0, 0);
      INSERT INTO follow_requests (follower_id, followee_id, created_at) VALUES (4, 7, ${time + 2});
      INSERT INTO blocks (blocker_id, blocked_id, created_at) VALUES (4, 1, ${time + 3});
      INSERT INTO mutes (muter_id, muted_id, created_at, expires_at)
      VALUES (1, 2, ${time + 4}, ${Date.parse('2100-01-01')}), (2, 3, ${time + 5}, NULL)`);
  });
}

const TABLES = ['users', 'user_counters', ...RELATIONS.map(({ table }) => table)];

/** All rows that a copy is to have, with every column. */
export function rowsOf(folder: string, file: string): Record<string, unknown[]> {
  return inFile(folder, file, (database) =>
    Object.fromEntries(
      TABLES.map((table) => [table, database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
    ),
  );
}
