import { ROW_LIMIT } from './row-limit.js';
import { type SqlDialect, sortOf } from './sql-dialect.js';

export const SQLITE_DIALECT: SqlDialect = {
  rowsOf: (columns) => {
    const values = Object.keys(columns).map((name, index) => `value ->> ${index} AS ${name}`);
    return `SELECT key AS place, ${values.join(', ')} FROM json_each(?)`;
  },
  objectsOf: (fields) => {
    const values = Object.keys(fields).map((name) => `value ->> '${name}' AS "${name}"`);
    return `SELECT ${values.join(', ')} FROM json_each(?)`;
  },
  valuesOf: () => `SELECT value FROM json_each(?)`,
  // SQLite has no lateral join, but a table function may refer to what stands before it.
  eachOf: (select) => `json_each((SELECT json_group_array(value) FROM (${select}) AS packed))`,
  asJsonRows: (select, beside = []) => {
    const columns = ['count(*) AS count', `coalesce(group_concat(item, ','), '') AS json`, ...beside];
    return `SELECT ${columns.join(', ')} FROM (${select}) AS items`;
  },
  // Of EXISTS behind an AND, SQLite makes the innermost join: it is asked row by row.
  isKnownId: (column, table, key) =>
    `${column} = iif(EXISTS (SELECT 1 FROM ${table} WHERE ${key} = ?), ?, NULL)`,
  // Apart: of an index that ends with the table's key, SQLite takes no row value for a bound.
  rowsFromPlace: ({ select, own = 'true', key, beyond, upTo }) => `
    SELECT * FROM (
      ${select} WHERE ${own} AND ${key} = ? AND id ${beyond} ?
      UNION ALL
      ${select} WHERE ${own} AND ${key} ${beyond} ? AND ${key} ${upTo} ?
      ORDER BY ${key} ${sortOf(beyond)}, id ${sortOf(beyond)} LIMIT ${ROW_LIMIT}
    )`,
  // strftime() takes five times as long as datetime() does.
  jsonTime: (column) =>
    `'"' || replace(datetime(${column} / 1000.0, 'unixepoch', 'subsec'), ' ', 'T') || 'Z"'`,
  idOrNext: (id) => id,
  thenJoin: 'CROSS JOIN',
  // One writes at a time.
  forChange: '',
};
