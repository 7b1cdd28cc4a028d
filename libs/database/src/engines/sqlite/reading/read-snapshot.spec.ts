import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { SqliteHealth } from '../sqlite-health.js';
import { SqliteStatements } from '../sqlite-statements.js';
import { ReadSnapshot } from './read-snapshot.js';

/** Fails to run what it is told to, as a disk does. */
class FailingStatements extends SqliteStatements {
  readonly failing = new Set<string>();

  override prepare(sql: string): Database.Statement {
    if (this.failing.has(sql)) throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_READ');
    return super.prepare(sql);
  }
}

describe('the snapshot that the reads of a turn share', () => {
  let folder: string;
  let writing: Database.Database;
  let statements: FailingStatements;
  let snapshot: ReadSnapshot;
  const noted: unknown[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
    writing = new Database(join(folder, 'any.db'));
    writing.pragma('journal_mode = WAL');
    writing.exec('CREATE TABLE numbers (number INTEGER)');
    statements = new FailingStatements(new Database(join(folder, 'any.db'), { readonly: true }));
    noted.length = 0;
    const health = { note: (error: unknown) => noted.push(error) } as unknown as SqliteHealth;
    snapshot = new ReadSnapshot(statements, true, health);
  });

  afterEach(async () => {
    statements.connection.close();
    writing.close();
    await rm(folder, { recursive: true });
  });

  const read = (): unknown => {
    snapshot.begin();
    return statements.prepare('SELECT count(*) FROM numbers').pluck().get();
  };

  it.each([[['COMMIT']], [['COMMIT', 'ROLLBACK']]])(
    'whose %j fails throws nothing out of the event loop, tells of it, and the next read sees the newest',
    async (failing) => {
      expect(read()).toBe(0);
      failing.forEach((sql) => statements.failing.add(sql));
      writing.exec('INSERT INTO numbers VALUES (1)');
      await nextTurn();
      await nextTurn();
      expect(noted).toEqual([expect.objectContaining({ code: 'SQLITE_IOERR_READ' })]);
      statements.failing.clear();
      expect(read()).toBe(1);
    },
  );

  it('that can not be ended refuses to read, instead of reading the past', async () => {
    read();
    statements.failing.add('COMMIT').add('ROLLBACK');
    writing.exec('INSERT INTO numbers VALUES (1)');
    await nextTurn();
    await nextTurn();
    expect(read).toThrow('disk I/O error');
  });

  it('whose BEGIN fails is tried again by the next read', () => {
    statements.failing.add('BEGIN');
    expect(read).toThrow('disk I/O error');
    statements.failing.clear();
    expect(read()).toBe(0);
  });
});
