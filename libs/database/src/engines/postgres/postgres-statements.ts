import type { KeyedStatement } from '../../sql/keyed-statement.js';
import type { SqlValue } from '../../sql/sql-value.js';
import { type AnyParameters, type AnyStatement, boundFor } from '../../sql/statement.js';

/** A statement as `pg` takes it: prepared on the server under its name, once for each connection. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly (SqlValue | readonly SqlValue[])[];
}

const known = new Map<string, Pick<NamedStatement, 'name' | 'text'>>();

/**
 * What PostgreSQL is told of a statement; `undefined` when that is nothing.
 *
 * @param statement one of a bounded set: values are parameters, never part of it
 */
export function postgresStatement(
  statement: AnyStatement,
  parameters: AnyParameters | undefined,
): NamedStatement | undefined {
  const [sql, values] = boundFor('postgres', statement, parameters);
  return sql === '' ? undefined : named(sql, values);
}

/**
 * What it is told of a statement for many keys.
 *
 * @param keys the values of each, in the order of the names
 */
export function postgresStatementOfKeys(
  { manyKeys }: KeyedStatement<never>,
  keys: readonly (readonly SqlValue[])[],
): NamedStatement {
  const columns = manyKeys.names.map((_, column) => keys.map((values) => values[column]!));
  return named(manyKeys.text, columns);
}

function named(text: string, values: NamedStatement['values']): NamedStatement {
  let statement = known.get(text);
  if (statement === undefined) {
    statement = { name: `retinue_${known.size + 1}`, text };
    known.set(text, statement);
  }
  return { ...statement, values };
}
