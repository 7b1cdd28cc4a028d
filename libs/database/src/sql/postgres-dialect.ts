import { type JsonColumnType, type SqlDialect, sortOf } from './sql-dialect.js';

/** The types of columns that stand in no table. */
export const COLUMN_TYPES: Readonly<Record<JsonColumnType, string>> = { integer: 'bigint', text: 'text' };

export const POSTGRES_DIALECT: SqlDialect = {
  rowsOf: (columns, parameter) => {
    const values = Object.entries(columns).map(
      ([name, type], index) => `(value ->> ${index})::${COLUMN_TYPES[type]} AS ${name}`,
    );
    return `SELECT position - 1 AS ordinal, ${values.join(', ')}
      FROM json_array_elements(CAST(${parameter} AS json)) WITH ORDINALITY AS given (value, position)`;
  },
  objectsOf: (fields, parameter) => {
    const values = Object.entries(fields).map(
      ([name, type]) => `(value ->> '${name}')::${COLUMN_TYPES[type]} AS "${name}"`,
    );
    return `SELECT ${values.join(', ')} FROM json_array_elements(CAST(${parameter} AS json)) AS given (value)`;
  },
  valuesOf: (type, parameter) =>
    `SELECT value::${COLUMN_TYPES[type]} AS value FROM json_array_elements_text(CAST(${parameter} AS json)) AS given (value)`,
  eachOf: (select) => `LATERAL (${select})`,
  joined: (column) => `coalesce(string_agg(${column}, ','), '')`,
  lastOf: (column) => `(array_agg(${column}))[count(*)]`,
  isId: (column, parameter) => `${column} = ${parameter}`,
  isKnownId: (column, table, key, parameter) =>
    `(${column} = ${parameter} AND EXISTS (SELECT 1 FROM ${table} WHERE ${key} = ${parameter}))`,
  // Sorted and cut here: of a part of a UNION ALL that is not, PostgreSQL sorts all.
  rowsFromKey: ({ select, own = 'true', key, beyond, upTo, from }) => `
    SELECT * FROM (
      ${select} WHERE ${own} AND (${key}, id) ${beyond} (${from.key}, ${from.id}) AND ${key} ${upTo} ${from.end}
      ORDER BY ${key} ${sortOf(beyond)}, id ${sortOf(beyond)} LIMIT ${from.limit}
    ) AS rows_from_key`,
  // Without the division of a numeric, in which a page of fifty spends a tenth of its statement.
  jsonTime: (column) =>
    `to_char(timestamp '1970-01-01' + ${column} * interval '1 millisecond', '"\\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\\""')`,
  idOrNext: (id, sequence) => `coalesce(${id}, nextval('${sequence}'))`,
  thenJoin: 'JOIN',
  // Not FOR UPDATE, which would hold up the foreign keys of others' rows as well.
  forChange: 'FOR NO KEY UPDATE',
};
