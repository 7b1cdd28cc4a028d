import { type CompiledSql, compileForPostgres, replaceParameters } from './compile-sql.js';
import { COLUMN_TYPES, POSTGRES_DIALECT } from './postgres-dialect.js';
import type { JsonColumnType, SqlDialect } from './sql-dialect.js';
import { type AnyStatement, type Statement, statement } from './statement.js';

/**
 * A statement that finds one row at most by a key, which is all of its parameters. Where a statement is a way over the network
 * and back, those who ask at about the same time share one: see `SqlReader.get`.
 */
export interface KeyedStatement<Key extends object, Row = unknown> extends Statement<Key, Row> {
  /**
   * The same for many keys, on PostgreSQL: each of its names takes an array, with a value for each key. A row has
   * {@link KEY_PLACE} besides.
   */
  readonly manyKeys: CompiledSql;
}

/** In the rows of {@link KeyedStatement.manyKeys}: which of the keys a row is for, from 1 on. */
export const KEY_PLACE = 'place_of_key';

/**
 * Writes a statement that gives one row at most for a key: `keyedStatement<{ id: number }, UserRow>({ id: 'integer' },
 * 'SELECT * FROM users WHERE id = :id')`. The form for many keys is made of the same text.
 *
 * @param key what each parameter is; there are no others
 * @param words as for `statement`; a `LIMIT` or `OFFSET` of it takes no parameter
 * @throws TypeError when a parameter is not of the key, or stands where none can
 */
export function keyedStatement<Key extends object, Row = unknown>(
  key: { readonly [Name in keyof Key]: JsonColumnType },
  words: string | ((dialect: SqlDialect) => string),
): KeyedStatement<Key, Row> {
  const text = typeof words === 'string' ? words : words(POSTGRES_DIALECT);
  const columns = Object.entries<JsonColumnType>(key);
  const ofKey = replaceParameters(text, (name, isLimit) => {
    if (!(name in key)) throw new TypeError(`The parameter :${name} is not of the key: ${text}`);
    if (isLimit) throw new TypeError(`With a key, a LIMIT takes no parameter, as :${name} is: ${text}`);
    return `asked_keys."${name}"`;
  });
  // Behind a SELECT: of a bare parameter the planner would look at the length, and plan anew for each.
  const arrays = columns.map(([name, type]) => `(SELECT CAST(:${name} AS ${COLUMN_TYPES[type]}[]))`);
  const names = columns.map(([name]) => `"${name}"`);
  const manyKeys = `SELECT row_of_key.*, asked_keys.${KEY_PLACE}
    FROM unnest(${arrays.join(', ')}) WITH ORDINALITY AS asked_keys (${names.join(', ')}, ${KEY_PLACE})
    CROSS JOIN LATERAL (${ofKey}
    ) AS row_of_key`;
  return { ...statement<Key, Row>(words), manyKeys: compileForPostgres(manyKeys) };
}

/** Whether a statement knows how to ask for many keys. */
export function isKeyed(words: AnyStatement): words is KeyedStatement<never> {
  return typeof words === 'object' && 'manyKeys' in words;
}
