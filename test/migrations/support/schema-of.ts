import type { BareDatabase } from '../../ports/bare-database.js';
import { ENGINE } from '../../support/new-database.js';

const PARTS = {
  sqlite: [
    `SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name`,
  ],
  postgres: [
    // In their order: PostgreSQL never gives the number of a column again that was dropped.
    `SELECT table_name, column_name, rank() OVER (PARTITION BY table_name ORDER BY ordinal_position), column_default, is_nullable, data_type, collation_name, is_identity,
       identity_generation, generation_expression
     FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position`,
    // That a column is not null is said above: only a server from 18 on has a constraint for it, with a name.
    `SELECT conrelid::regclass::text AS of, conname, pg_get_constraintdef(oid) AS says FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY 1, 2`,
    `SELECT relname, relkind, reloptions FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1`,
    `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`,
    `SELECT viewname, definition FROM pg_views WHERE schemaname = 'public' ORDER BY 1`,
    `SELECT proname, pg_get_functiondef(oid) AS says FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1`,
  ],
}[ENGINE];

/** All that a database is made of but its rows, however it is laid out. */
export async function schemaOf(database: BareDatabase): Promise<unknown[]> {
  const parts: unknown[] = [];
  for (const sql of PARTS) {
    for (const row of await database.run(sql)) parts.push(mapTexts(row));
  }
  return parts;
}

/** A table of SQLite that was renamed has its name in quotes. */
function mapTexts(row: object): unknown {
  return JSON.parse(JSON.stringify(row), (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll(/\s+/g, ' ').replaceAll('"', '') : value,
  );
}
