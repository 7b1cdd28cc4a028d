import type BetterSqlite3 from 'better-sqlite3';

/** Prepared statements of one connection, by their text: preparing costs more than running (4-6 us) does. */
export class SqliteStatements {
  private readonly prepared = new Map<string, BetterSqlite3.Statement>();

  constructor(readonly connection: BetterSqlite3.Database) {}

  /** @param sql one of a bounded set of texts: values are parameters, never part of it */
  prepare(sql: string): BetterSqlite3.Statement {
    let statement = this.prepared.get(sql);
    if (statement === undefined) {
      statement = this.connection.prepare(sql);
      this.prepared.set(sql, statement);
    }
    return statement;
  }
}
