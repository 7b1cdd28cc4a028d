import type { SqlValue } from './sql-value.js';
import { compileForSqlite, type CompiledSql } from './compile-sql.js';

/** Where rows are loaded to, for `Transaction.load`. SQLite adds them one by one; PostgreSQL takes them as a stream (COPY). */
export interface LoadStatement<Columns extends string = string> {
  readonly columns: readonly Columns[];
  readonly sqlite: CompiledSql;
  /** For PostgreSQL. */
  readonly copy: string;
}

/** Names the table and the columns that rows are loaded to. */
export function loadStatement<const Columns extends string>(
  table: string,
  columns: readonly Columns[],
): LoadStatement<Columns> {
  const names = columns.join(', ');
  const values = columns.map((name) => `:${name}`).join(', ');
  return {
    columns,
    sqlite: compileForSqlite(`INSERT INTO ${table} (${names}) VALUES (${values})`),
    copy: `COPY ${table} (${names}) FROM STDIN`,
  };
}

/** The values of one row that is loaded. */
export type LoadedRow<Columns extends string> = { readonly [Name in Columns]: SqlValue };
