import type { SqlReader } from '@retinue/database';
import type { Column, ForeignKey, Schema, Table } from './schema.js';

/** TypeORM's list of the migrations that ran, which says nothing about the data. */
const MIGRATIONS = 'migrations';

/**
 * Reads the schema that the migrations made, from SQLite itself. Tables come before views, in the order in
 * which they were created: what is referenced stands before what references it.
 */
export async function readSchema(sql: SqlReader): Promise<Schema> {
  const entries = await sql.all<Pick<Table, 'name' | 'kind'>>(
    `SELECT name, type AS kind FROM sqlite_schema
     WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> ?
     ORDER BY type, rowid`,
    [MIGRATIONS],
  );
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
  const rows = await sql.all<{ name: string; type: string; required: number; keyPosition: number }>(
    // A view's computed column has no type to tell; ours are all counts.
    `SELECT name, iif(type = '', 'INTEGER', type) AS type, "notnull" AS required, pk AS keyPosition FROM pragma_table_info(?) ORDER BY cid`,
    [table],
  );
  return rows.map(({ name, type, required, keyPosition }) => ({
    name,
    type,
    nullable: required === 0 && keyPosition === 0,
    primaryKey: keyPosition > 0,
  }));
}

/** Partial indexes are left out: they hold for some rows only. */
async function readUniqueKeys(sql: SqlReader, table: string): Promise<string[][]> {
  const indexes = await sql.all<{ name: string }>(
    `SELECT name FROM pragma_index_list(?) WHERE "unique" = 1 AND origin <> 'pk' AND partial = 0 ORDER BY name`,
    [table],
  );
  return Promise.all(
    indexes.map(async ({ name }) => {
      const rows = await sql.all<{ name: string }>(`SELECT name FROM pragma_index_info(?) ORDER BY seqno`, [
        name,
      ]);
      return rows.map((row) => row.name);
    }),
  );
}

async function readForeignKeys(sql: SqlReader, table: string): Promise<ForeignKey[]> {
  const rows = await sql.all<{ id: number; target: string; columnName: string }>(
    `SELECT id, "table" AS target, "from" AS columnName FROM pragma_foreign_key_list(?) ORDER BY id DESC, seq`,
    [table],
  );
  // SQLite numbers foreign keys from the last one declared; each may span several rows.
  const keys = new Map<number, { table: string; columns: string[] }>();
  for (const { id, target, columnName } of rows) {
    const key = keys.get(id) ?? { table: target, columns: [] };
    key.columns.push(columnName);
    keys.set(id, key);
  }
  return [...keys.values()];
}
