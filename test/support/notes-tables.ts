import type { ModuleTables } from '@retinue/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

class Notes1795000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        type TEXT NOT NULL,
        actor_id INTEGER NOT NULL,
        subject_id INTEGER NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT`);
    await runner.query(`CREATE INDEX notes_by_actor ON notes (actor_id, created_at)`);
    await runner.query(`CREATE INDEX notes_by_subject ON notes (subject_id, created_at)`);
    await runner.query(
      `CREATE TABLE pinned_notes (note_id INTEGER PRIMARY KEY REFERENCES notes (id)) STRICT`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE pinned_notes`);
    await runner.query(`DROP TABLE notes`);
  }
}

/** Tables to try the database lib with, on SQLite: it knows those of no feature. */
export const notesTables: ModuleTables = {
  name: 'notes',
  entities: [],
  migrations: { sqlite: [Notes1795000000100], postgres: [] },
};
