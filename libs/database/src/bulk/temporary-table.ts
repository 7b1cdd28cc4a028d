import { type Statement, statement } from '../sql/statement.js';

/**
 * Makes a table that ends with its connection.
 *
 * @param columns as SQLite has them: an INTEGER PRIMARY KEY is the number of the row there. On PostgreSQL it is larger, and given
 * where it is called `place`. Texts are compared by code point.
 */
export function temporaryTable(name: string, columns: string): Statement {
  const postgres = columns
    .replace('place INTEGER', 'place BIGINT GENERATED ALWAYS AS IDENTITY')
    .replace('INTEGER PRIMARY KEY', 'BIGINT PRIMARY KEY')
    .replaceAll(' TEXT', ' TEXT COLLATE "C"');
  return statement({
    sqlite: `CREATE TEMP TABLE ${name} (${columns})`,
    postgres: `CREATE TEMP TABLE ${name} (${postgres})`,
  });
}
