import type { JsonColumnType, SqlDialect } from './sql-dialect.js';

const TYPES: Readonly<Record<JsonColumnType, string>> = { integer: 'bigint', text: 'text' };

export const POSTGRES_DIALECT: SqlDialect = {
  rowsOf: (columns) => {
    const values = Object.entries(columns).map(
      ([name, type], index) => `(value ->> ${index})::${TYPES[type]} AS ${name}`,
    );
    return `SELECT position - 1 AS place, ${values.join(', ')}
      FROM json_array_elements(CAST(? AS json)) WITH ORDINALITY AS given (value, position)`;
  },
  objectsOf: (fields) => {
    const values = Object.entries(fields).map(
      ([name, type]) => `(value ->> '${name}')::${TYPES[type]} AS "${name}"`,
    );
    return `SELECT ${values.join(', ')} FROM json_array_elements(CAST(? AS json)) AS given (value)`;
  },
  valuesOf: (type) =>
    `SELECT value::${TYPES[type]} AS value FROM json_array_elements_text(CAST(? AS json)) AS given (value)`,
  eachOf: (select) => `LATERAL (${select})`,
  asJsonRows: (select, beside = []) => {
    const columns = ['count(*) AS count', `coalesce(string_agg(item, ','), '') AS json`, ...beside];
    return `SELECT ${columns.join(', ')} FROM (${select}) AS items`;
  },
  jsonTime: (column) =>
    `to_char(to_timestamp(${column} / 1000.0) AT TIME ZONE 'UTC', '"\\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\\""')`,
  idOrNext: (id, sequence) => `coalesce(${id}, nextval('${sequence}'))`,
  thenJoin: 'JOIN',
  // Not FOR UPDATE, which would hold up the foreign keys of others' rows as well.
  forChange: 'FOR NO KEY UPDATE',
};
