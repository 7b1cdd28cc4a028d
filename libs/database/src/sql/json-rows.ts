import type { JsonRows } from '@retinue/common';
import type { SqlReader } from './sql-reader.js';
import type { SqlValue } from './sql-value.js';
import type { Statement } from './statement.js';

/** The rows of a statement made by `SqlDialect.asJsonRows`, and what it has beside them. */
export async function readJsonRows<Beside = unknown>(
  reader: SqlReader,
  statement: Statement,
  parameters: readonly SqlValue[],
): Promise<JsonRows & Beside> {
  return (await reader.get<JsonRows & Beside>(statement, parameters))!;
}
