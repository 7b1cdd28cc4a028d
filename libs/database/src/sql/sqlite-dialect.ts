import { type SqlDialect, sortOf } from './sql-dialect.js';

export const SQLITE_DIALECT: SqlDialect = {
  rowsOf: (columns, parameter) => {
    const values = Object.keys(columns).map((name, index) => `value ->> ${index} AS ${name}`);
    return `SELECT key AS ordinal, ${values.join(', ')} FROM json_each(${parameter})`;
  },
  objectsOf: (fields, parameter) => {
    const values = Object.keys(fields).map((name) => `value ->> '${name}' AS "${name}"`);
    return `SELECT ${values.join(', ')} FROM json_each(${parameter})`;
  },
  valuesOf: (_type, parameter) => `SELECT value FROM json_each(${parameter})`,
  // SQLite has no lateral join, but a table function may refer to what stands before it.
  eachOf: (select) => `json_each((SELECT json_group_array(value) FROM (${select}) AS packed))`,
  joined: (column) => `coalesce(group_concat(${column}, ','), '')`,
  // No aggregate gives the last. The min() of a text of both keys, with bare columns beside it, takes longer.
  lastOf: (column) => `json_group_array(${column}) ->> '$[#-1]'`,
  // Of a bare parameter the planner looks at the value, as it does behind a LIMIT: see compileForSqlite.
  isId: (column, parameter) => `${column} = CAST(${parameter} AS INTEGER)`,
  // Of EXISTS behind an AND, SQLite makes the innermost join: it is asked row by row.
  isKnownId: (column, table, key, parameter) =>
    `${column} = (SELECT ${key} FROM ${table} WHERE ${key} = ${parameter})`,
  // Apart: of an index that ends with the table's key, SQLite takes no row value for a bound.
  rowsFromKey: ({ select, own = 'true', key, beyond, upTo, from }) => `
    SELECT * FROM (
      ${select} WHERE ${own} AND ${key} = ${from.key} AND id ${beyond} ${from.id}
      UNION ALL
      ${select} WHERE ${own} AND ${key} ${beyond} ${from.key} AND ${key} ${upTo} ${from.end}
      ORDER BY ${key} ${sortOf(beyond)}, id ${sortOf(beyond)} LIMIT ${from.limit}
    )`,
  // strftime() takes five times as long as datetime() does.
  jsonTime: (column) =>
    `'"' || replace(datetime(${column} / 1000.0, 'unixepoch', 'subsec'), ' ', 'T') || 'Z"'`,
  idOrNext: (id) => id,
  thenJoin: 'CROSS JOIN',
  // One writes at a time.
  forChange: '',
};
