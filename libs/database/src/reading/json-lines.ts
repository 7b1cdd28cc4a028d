import type { SqlValue } from '../unit-of-work/transaction.js';
import type { SqlReader } from './sql-reader.js';

/**
 * Makes one text of a list: a line for each row. One value is a fraction of the work that a value for each column
 * of each row is.
 *
 * @param select a statement with one column, `line`, of JSON (which holds no line breaks), in order
 */
export function asLines(select: string): string {
  return `SELECT group_concat(line, char(10)) AS lines FROM (${select})`;
}

/**
 * SQL for the JSON of a time that is kept in milliseconds since 1970 UTC: ISO 8601 with milliseconds. (strftime() takes
 * five times as long as datetime() does.)
 */
export function jsonTime(column: string): string {
  return `'"' || replace(datetime(${column} / 1000.0, 'unixepoch', 'subsec'), ' ', 'T') || 'Z"'`;
}

/** The lines of a statement made by {@link asLines}. */
export async function readLines(
  reader: SqlReader,
  sql: string,
  parameters: readonly SqlValue[],
): Promise<string[]> {
  const row = await reader.get<{ readonly lines: string | null }>(sql, parameters);
  return row?.lines?.split('\n') ?? [];
}
