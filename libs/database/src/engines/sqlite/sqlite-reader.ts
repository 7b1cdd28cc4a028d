import type BetterSqlite3 from 'better-sqlite3';
import { WriteOutsideUnitOfWorkError } from '../../errors/misuse.errors.js';
import { SqlReader } from '../../sql/sql-reader.js';
import type { ReadSnapshot } from './reading/read-snapshot.js';
import type { WarmReads } from './reading/warm-reads.js';
import { isBusy } from './sqlite-errors.js';
import type { ReadingHealth } from './sqlite-health.js';
import type { SqliteStatements } from './sqlite-statements.js';
import type { SqlValue } from '../../sql/sql-value.js';
import { type AnyParameters, type AnyStatement, boundFor } from '../../sql/statement.js';

/** Reads what is committed: on the read-only connection, or, soon after a commit, where its pages are still at hand. */
export class SqliteReader extends SqlReader {
  constructor(
    private readonly statements: SqliteStatements,
    private readonly snapshot: ReadSnapshot,
    private readonly warm: Pick<WarmReads, 'statements'>,
    private readonly health: ReadingHealth,
  ) {
    super();
  }

  override async all<Row>(sql: AnyStatement, parameters?: AnyParameters): Promise<Row[]> {
    return this.read(sql, parameters, (statement, values) => statement.all(...values) as Row[]);
  }

  override async get<Row>(sql: AnyStatement, parameters?: AnyParameters): Promise<Row | undefined> {
    return this.read(sql, parameters, (statement, values) => statement.get(...values) as Row | undefined);
  }

  private read<Result>(
    words: AnyStatement,
    parameters: AnyParameters | undefined,
    run: (statement: BetterSqlite3.Statement, values: readonly SqlValue[]) => Result,
  ): Result {
    this.health.assertReadable();
    const [sql, values] = boundFor('sqlite', words, parameters);
    try {
      const warm = this.warm.statements;
      if (warm !== undefined) {
        try {
          return run(prepareRead(warm, sql), values);
        } catch (error) {
          // The writing connection waits for nobody; the reading one does.
          if (!isBusy(error)) throw error;
        }
      }
      const statement = prepareRead(this.statements, sql);
      this.snapshot.begin();
      return run(statement, values);
    } catch (error) {
      throw this.health.note(error);
    }
  }
}

/** @throws WriteOutsideUnitOfWorkError */
function prepareRead(statements: SqliteStatements, sql: string): BetterSqlite3.Statement {
  const statement = statements.prepare(sql);
  if (!statement.readonly) throw new WriteOutsideUnitOfWorkError();
  return statement;
}
