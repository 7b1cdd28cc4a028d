import type { JsonRows } from '@retinue/common';
import type { SqlReader } from './sql-reader.js';
import type { SqlValue } from './sql-value.js';
import type { EngineStatement, ParametersOf, Statement } from './statement.js';

/** The rows of a statement made by `SqlDialect.asJsonRows`, and what it has beside them. */
export async function readJsonRows<Parameters extends object, Row extends JsonRows>(
  reader: SqlReader,
  statement: Statement<Parameters, Row>,
  ...parameters: ParametersOf<Parameters>
): Promise<Row>;
export async function readJsonRows<Beside = unknown>(
  reader: SqlReader,
  statement: EngineStatement | string,
  parameters: readonly SqlValue[],
): Promise<JsonRows & Beside>;
export async function readJsonRows(
  reader: { get(statement: unknown, ...parameters: unknown[]): Promise<unknown> },
  statement: unknown,
  ...parameters: unknown[]
): Promise<unknown> {
  return reader.get(statement, ...parameters);
}
