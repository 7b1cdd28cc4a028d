import type { JsonRows } from '@retinue/common';
import type { SqlReader } from './sql-reader.js';
import type { ParametersOf, Statement } from './statement.js';

/** The rows of a statement made by `SqlDialect.asJsonRows`, and what it has beside them. */
export async function readJsonRows<Parameters extends object, Row extends JsonRows>(
  reader: SqlReader,
  statement: Statement<Parameters, Row>,
  ...parameters: ParametersOf<Parameters>
): Promise<Row> {
  return (await reader.get(statement, ...parameters))!;
}
