import type { SqlValue } from './sql-value.js';

/** Rows that SQLite adds in one statement. Twice as fast as one by one; more bring nothing. */
export const ROWS_AT_ONCE = 16;

/** Where rows are loaded to, for `Transaction.load`. SQLite adds some at once; PostgreSQL takes them as a stream (COPY). */
export interface LoadStatement<Columns extends string = string> {
  readonly columns: readonly Columns[];
  /** For SQLite: of one row, and of {@link ROWS_AT_ONCE}. Their values go by their order, row after row. */
  readonly insert: { readonly one: string; readonly many: string };
  /** For PostgreSQL. */
  readonly copy: string;
}

/** Names the table and the columns that rows are loaded to. */
export function loadStatement<const Columns extends string>(
  table: string,
  columns: readonly Columns[],
): LoadStatement<Columns> {
  const names = columns.join(', ');
  const row = `(${columns.map(() => '?').join(', ')})`;
  const insertOf = (rows: number): string =>
    `INSERT INTO ${table} (${names}) VALUES ${Array(rows).fill(row).join(', ')}`;
  return {
    columns,
    insert: { one: insertOf(1), many: insertOf(ROWS_AT_ONCE) },
    copy: `COPY ${table} (${names}) FROM STDIN`,
  };
}

/** The values of one row that is loaded. */
export type LoadedRow<Columns extends string> = { readonly [Name in Columns]: SqlValue };
