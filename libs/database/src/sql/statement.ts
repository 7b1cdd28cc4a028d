import type { SqlValue } from './sql-value.js';
import { type CompiledSql, compileForPostgres, compileForSqlite, valuesFor } from './compile-sql.js';
import { POSTGRES_DIALECT } from './postgres-dialect.js';
import type { JsonColumnType, SqlDialect } from './sql-dialect.js';
import { SQLITE_DIALECT } from './sqlite-dialect.js';

/** What each engine is told; one that has nothing to do is told nothing (''), for `Transaction.run`. */
export interface EngineTexts {
  readonly sqlite: string;
  readonly postgres: string;
}

/** The parameters of a statement that has none. */
export type NoParameters = object;

/**
 * SQL with `:name` for each parameter, compiled for each engine.
 *
 * @typeParam Parameters the names, and what each may be: one that is missing or too many does not compile
 * @typeParam Row what comes of it
 */
export interface Statement<Parameters extends object = NoParameters, Row = unknown> {
  readonly sqlite: CompiledSql;
  readonly postgres: CompiledSql;
  /** For the compiler only. */
  readonly types?: (parameters: Parameters) => Row;
}

/** A statement's parameters, which are left out where it has none. */
export type ParametersOf<Parameters extends object> = keyof Parameters extends never
  ? []
  : [parameters: NoInfer<Parameters>];

/** A statement of any kind; a text is one without parameters, the same for both engines. */
export type AnyStatement = string | Statement<never>;

/** Values by name. */
export type AnyParameters = Readonly<Record<string, SqlValue>>;

/**
 * Writes a statement: `statement<{ id: number }, UserRow>('SELECT * FROM users WHERE id = :id')`. What stands in quotes or
 * comments is left alone.
 *
 * @param words one text for both engines, a function of the words in which they differ, or a text for each; an engine
 *   that has nothing to do is told nothing (''), for `Transaction.run`
 * @throws TypeError when a parameter has no name
 */
export function statement<Parameters extends object = NoParameters, Row = unknown>(
  words: string | EngineTexts | ((dialect: SqlDialect) => string),
): Statement<Parameters, Row> {
  const { sqlite, postgres } =
    typeof words === 'function'
      ? { sqlite: words(SQLITE_DIALECT), postgres: words(POSTGRES_DIALECT) }
      : typeof words === 'string'
        ? { sqlite: words, postgres: words }
        : words;
  return { sqlite: compileForSqlite(sqlite), postgres: compileForPostgres(postgres) };
}

const NO_VALUES: readonly never[] = [];

/** What an engine is told: the text, and the values in its order. */
export function boundFor(
  engine: 'sqlite' | 'postgres',
  words: AnyStatement,
  parameters?: AnyParameters,
): readonly [text: string, values: readonly SqlValue[]] {
  if (typeof words === 'string') return [words, NO_VALUES];
  const own = words[engine];
  return [own.text, valuesFor(own, parameters)];
}

/** The values of one row, by the names of its columns. */
export type RowOf<Columns extends object> = { readonly [Name in keyof Columns]: SqlValue };

/**
 * A statement for many rows, for `Transaction.executeMany`. SQLite runs it row by row, which is what is fast there;
 * PostgreSQL gets all rows in one go, since each statement is a way over the network and back.
 */
export interface ManyRowsStatement<Columns extends object> {
  readonly columns: readonly (keyof Columns & string)[];
  readonly sqlite: CompiledSql;
  /** Has one parameter, `rows`, a JSON array of arrays; answers `ordinal`, the number of each row that changed something. */
  readonly postgres: Statement<{ readonly rows: string }, { readonly ordinal: number }>;
}

/** A statement for many rows, whose PostgreSQL form is given the SQL for them. */
export function manyRowsStatement<const Columns extends Readonly<Record<string, JsonColumnType>>>(words: {
  readonly columns: Columns;
  /** With `:name` for each column. */
  readonly sqlite: string;
  /** @param rows SQL for rows of `ordinal` and the columns */
  readonly postgres: (rows: string) => string;
}): ManyRowsStatement<Columns> {
  const postgres = words.postgres(POSTGRES_DIALECT.rowsOf(words.columns, ':rows'));
  return {
    columns: Object.keys(words.columns),
    sqlite: compileForSqlite(words.sqlite),
    postgres: statement({ sqlite: '', postgres }),
  };
}
