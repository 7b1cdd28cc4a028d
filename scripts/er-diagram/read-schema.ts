import { type SqlReader, statement } from '@retinue/database';
import type { Column, ForeignKey, Schema, Table } from './schema.js';

// TypeORM's list of the migrations that ran says nothing about the data.
const TABLES = statement<object, Pick<Table, 'name' | 'kind'>>(
  `SELECT name, type AS kind FROM sqlite_schema
   WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'retinue_migrations'
   ORDER BY type, rowid`,
);

interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly required: number;
  readonly keyPosition: number;
}

// A view's computed column has no type to tell; ours are all counts.
const COLUMNS = statement<{ readonly table: string }, ColumnRow>(
  `SELECT name, iif(type = '', 'INTEGER', type) AS type, "notnull" AS required, pk AS keyPosition
   FROM pragma_table_info(:table) ORDER BY cid`,
);

// Partial indexes are left out: they hold for some rows only.
const UNIQUE_INDEXES = statement<{ readonly table: string }, { readonly name: string }>(
  `SELECT name FROM pragma_index_list(:table)
   WHERE "unique" = 1 AND origin <> 'pk' AND partial = 0 ORDER BY name`,
);

const INDEX_COLUMNS = statement<{ readonly index: string }, { readonly name: string }>(
  `SELECT name FROM pragma_index_info(:index) ORDER BY seqno`,
);

interface ForeignKeyRow {
  readonly id: number;
  readonly target: string;
  readonly columnName: string;
}

const FOREIGN_KEYS = statement<{ readonly table: string }, ForeignKeyRow>(
  `SELECT id, "table" AS target, "from" AS columnName FROM pragma_foreign_key_list(:table) ORDER BY id DESC, seq`,
);

/**
 * Reads the schema that the migrations made, from SQLite itself. Tables come before views, in the order in
 * which they were created: what is referenced stands before what references it.
 */
export async function readSchema(sql: SqlReader): Promise<Schema> {
  const entries = await sql.all(TABLES);
  const tables: Table[] = [];
  for (const { name, kind } of entries) {
    const columns = await readColumns(sql, name);
    const uniqueKeys = await readUniqueKeys(sql, name);
    const primaryKey = columns.filter((column) => column.primaryKey).map((column) => column.name);
    tables.push({
      name,
      kind,
      columns,
      // The key of a rowid table is the row's number and has no index of its own.
      uniqueKeys: primaryKey.length > 0 ? [primaryKey, ...uniqueKeys] : uniqueKeys,
      foreignKeys: await readForeignKeys(sql, name),
    });
  }
  return { tables };
}

async function readColumns(sql: SqlReader, table: string): Promise<Column[]> {
  const rows = await sql.all(COLUMNS, { table });
  return rows.map(({ name, type, required, keyPosition }) => ({
    name,
    type,
    nullable: required === 0 && keyPosition === 0,
    primaryKey: keyPosition > 0,
  }));
}

async function readUniqueKeys(sql: SqlReader, table: string): Promise<string[][]> {
  const indexes = await sql.all(UNIQUE_INDEXES, { table });
  return Promise.all(
    indexes.map(async ({ name }) => {
      const rows = await sql.all(INDEX_COLUMNS, { index: name });
      return rows.map((row) => row.name);
    }),
  );
}

async function readForeignKeys(sql: SqlReader, table: string): Promise<ForeignKey[]> {
  const rows = await sql.all(FOREIGN_KEYS, { table });
  // SQLite numbers foreign keys from the last one declared; each may span several rows.
  const keys = new Map<number, { table: string; columns: string[] }>();
  for (const { id, target, columnName } of rows) {
    const key = keys.get(id) ?? { table: target, columns: [] };
    key.columns.push(columnName);
    keys.set(id, key);
  }
  return [...keys.values()];
}
