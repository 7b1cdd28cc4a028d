import type { Statement } from '../../sql/statement.js';

/** A statement as `pg` takes it: prepared on the server under its name, once for each connection. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
}

const known = new Map<string, NamedStatement>();

/**
 * What PostgreSQL is told of a statement; `undefined` when that is nothing.
 *
 * @param statement one of a bounded set: values are parameters, never part of it
 */
export function postgresStatement(statement: Statement): NamedStatement | undefined {
  const sql = typeof statement === 'string' ? statement : statement.postgres;
  if (sql === '') return undefined;
  let named = known.get(sql);
  if (named === undefined) {
    let parameters = 0;
    named = { name: `retinue_${known.size + 1}`, text: sql.replaceAll('?', () => `$${(parameters += 1)}`) };
    known.set(sql, named);
  }
  return named;
}
