import type { SqlValue } from '../../sql/sql-value.js';
import { type AnyParameters, type AnyStatement, boundFor } from '../../sql/statement.js';

/** A statement as `pg` takes it: prepared on the server under its name, once for each connection. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly SqlValue[];
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
  if (sql === '') return undefined;
  let named = known.get(sql);
  if (named === undefined) {
    named = { name: `retinue_${known.size + 1}`, text: sql };
    known.set(sql, named);
  }
  return { ...named, values };
}
