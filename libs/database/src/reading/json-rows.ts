import type { JsonRows } from '@retinue/common';
import type { SqlValue } from '../unit-of-work/transaction.js';
import type { SqlReader } from './sql-reader.js';

/**
 * Makes one text of all rows: one value is a fraction of the work that a value for each column of each row is.
 *
 * @param select a statement with one column, `row`, of JSON objects, in order
 * @param beside further columns of the one row that comes of it
 */
export function asJsonRows(select: string, beside: readonly string[] = []): string {
  const columns = ['count(*) AS count', `coalesce(group_concat(row, ','), '') AS json`, ...beside];
  return `SELECT ${columns.join(', ')} FROM (${select})`;
}

/**
 * SQL for the JSON of a time that is kept in milliseconds since 1970 UTC: ISO 8601 with milliseconds. (strftime() takes
 * five times as long as datetime() does.)
 */
export function jsonTime(column: string): string {
  return `'"' || replace(datetime(${column} / 1000.0, 'unixepoch', 'subsec'), ' ', 'T') || 'Z"'`;
}

/** The rows of a statement made by {@link asJsonRows}, and what it has beside them. */
export async function readJsonRows<Beside = unknown>(
  reader: SqlReader,
  sql: string,
  parameters: readonly SqlValue[],
): Promise<JsonRows & Beside> {
  return (await reader.get<JsonRows & Beside>(sql, parameters))!;
}
