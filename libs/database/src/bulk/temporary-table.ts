import { type Statement, statement } from '../sql/statement.js';

/** How a temporary table is made. */
export interface TemporaryTableOptions {
  /**
   * Whether PostgreSQL keeps an index of the key, as SQLite does by itself. Millions of rows take twice as long to fill with one, so
   * who looks up few of them, or none, builds one afterwards.
   */
  readonly isKeyed?: boolean;
}

/**
 * Makes a table that ends with its connection.
 *
 * @param columns as SQLite has them: an INTEGER PRIMARY KEY is the number of the row there. On PostgreSQL it is larger, and given
 * where it is called `place`, if there is a key. Texts are compared by code point.
 */
export function temporaryTable(
  name: string,
  columns: string,
  { isKeyed = true }: TemporaryTableOptions = {},
): Statement {
  const place = isKeyed ? 'place BIGINT GENERATED ALWAYS AS IDENTITY' : 'place INTEGER';
  const postgres = columns
    .replace('place INTEGER', place)
    .replace('INTEGER PRIMARY KEY', isKeyed ? 'BIGINT PRIMARY KEY' : 'BIGINT NOT NULL')
    .replaceAll(' TEXT', ' TEXT COLLATE "C"');
  return statement({
    sqlite: `CREATE TEMP TABLE ${name} (${columns})`,
    postgres: `CREATE TEMP TABLE ${name} (${postgres})`,
  });
}
