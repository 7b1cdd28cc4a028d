import { POSTGRES_DIALECT } from './postgres-dialect.js';
import type { SqlDialect } from './sql-dialect.js';
import { SQLITE_DIALECT } from './sqlite-dialect.js';

/**
 * SQL with `?` for each parameter, worded for each engine. Parameters are the same, in the same order; an engine that has
 * nothing to do is told nothing (''), for `Transaction.run`.
 */
export interface EngineStatement {
  readonly sqlite: string;
  readonly postgres: string;
}

/** SQL with `?` for each parameter: one text where both engines read the same. */
export type Statement = string | EngineStatement;

/** Writes a statement once, with the words in which engines differ from a dialect. */
export function forEachEngine(write: (dialect: SqlDialect) => string): EngineStatement {
  return { sqlite: write(SQLITE_DIALECT), postgres: write(POSTGRES_DIALECT) };
}

/**
 * A statement for many rows, for `Transaction.runEach`. SQLite runs it row by row, which is what is fast there;
 * PostgreSQL gets all rows in one go, since each statement is a way over the network and back.
 */
export interface RowStatement {
  /** With `?` for each value of a row. */
  readonly sqlite: string;
  /** With one `?`, a JSON array of rows; answers `place`, the number of each row that changed something. */
  readonly postgres: string;
}

/** A row statement, whose PostgreSQL form is given the SQL for the rows. */
export function forEachRow(words: {
  readonly columns: Readonly<Record<string, 'integer' | 'text'>>;
  readonly sqlite: string;
  /** @param rows SQL for rows of `place` and the columns */
  readonly postgres: (rows: string) => string;
}): RowStatement {
  return { sqlite: words.sqlite, postgres: words.postgres(POSTGRES_DIALECT.rowsOf(words.columns)) };
}
