import Database from 'better-sqlite3';

/** What can be between two users, as far as the mirror keeps it. */
export type Kind = 'follow' | 'request' | 'block';

/** What is true from now on. */
export type Change =
  | { readonly does: 'put user'; readonly id: number; readonly externalId: string | null }
  | { readonly does: 'remove user'; readonly id: number }
  | {
      readonly does: 'put edge' | 'remove edge';
      readonly kind: Kind;
      readonly from: number;
      readonly to: number;
    };

const TABLES = `
  CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, external_id TEXT);
  CREATE TABLE IF NOT EXISTS edges (
    from_id INTEGER NOT NULL, kind TEXT NOT NULL, to_id INTEGER NOT NULL, PRIMARY KEY (from_id, kind, to_id)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS edges_to ON edges (to_id, kind, from_id);
  CREATE TABLE IF NOT EXISTS place (one INTEGER PRIMARY KEY CHECK (one = 1), place TEXT NOT NULL)`;

/** Each may run twice: what is there already stays, and what is gone is not missed. */
const CHANGES: Readonly<Record<Change['does'], readonly string[]>> = {
  'put user': [
    'INSERT INTO users VALUES (:id, :externalId) ON CONFLICT DO UPDATE SET external_id = excluded.external_id',
  ],
  // Their requests and blocks end without an event of their own.
  'remove user': [
    'DELETE FROM users WHERE id = :id',
    'DELETE FROM edges WHERE from_id = :id',
    'DELETE FROM edges WHERE to_id = :id',
  ],
  'put edge': ['INSERT INTO edges VALUES (:from, :kind, :to) ON CONFLICT DO NOTHING'],
  'remove edge': ['DELETE FROM edges WHERE from_id = :from AND kind = :kind AND to_id = :to'],
};

const PLACE = 'SELECT place FROM place';
const PUT_PLACE = 'INSERT INTO place VALUES (1, ?) ON CONFLICT DO UPDATE SET place = excluded.place';

/** The copy, and the place in the log up to which it is made: a file of SQLite, in which both change together or not at all. */
export class MirrorFile {
  private readonly database: Database.Database;
  private readonly prepared = new Map<string, Database.Statement>();

  constructor(path: string) {
    this.database = new Database(path);
    // A power cut may take the last commits, of both: then the log tells them once more.
    this.database.pragma('journal_mode = WAL');
    this.database.pragma('synchronous = NORMAL');
    this.database.exec(TABLES);
  }

  /** Where to go on; undefined when it has not begun. */
  get place(): string | undefined {
    return (this.statement(PLACE).get() as { readonly place: string } | undefined)?.place;
  }

  /** Makes changes, and keeps the place that they lead to, in one transaction. */
  async commit(changes: Iterable<Change> | AsyncIterable<Change>, place: string): Promise<void> {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      for await (const { does, ...values } of changes) {
        for (const sql of CHANGES[does]) this.statement(sql).run(values);
      }
      this.statement(PUT_PLACE).run(place);
      this.database.exec('COMMIT');
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.database.close();
  }

  private statement(sql: string): Database.Statement {
    const statement = this.prepared.get(sql) ?? this.database.prepare(sql);
    this.prepared.set(sql, statement);
    return statement;
  }
}
