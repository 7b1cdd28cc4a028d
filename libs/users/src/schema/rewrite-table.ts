import type { QueryRunner } from 'typeorm';

/**
 * Changes the text of a table of SQLite, and nothing else of it: how a constraint such as NOT NULL is taken away without
 * writing every row anew (https://sqlite.org/lang_altertable.html, "making other kinds of table schema changes"). A copy in
 * its place would have to be dropped with foreign keys off, which no transaction lets one do.
 *
 * What is stored must fit the new text: no column may come, go, or change its place or type.
 */
export async function rewriteTable(
  runner: QueryRunner,
  table: string,
  change: (sql: string) => string,
): Promise<void> {
  const { databaseConnection: connection } = runner.connection.driver as unknown as {
    readonly databaseConnection: { unsafeMode(isOn: boolean): unknown };
  };
  const [made] = (await runner.query(`SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?`, [
    table,
  ])) as { readonly sql: string }[];
  // The driver keeps everybody from the schema's own table unless asked.
  connection.unsafeMode(true);
  try {
    await runner.query(`PRAGMA writable_schema = ON`);
    await runner.query(`UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?`, [
      change(made!.sql),
      table,
    ]);
  } finally {
    // Reads the schema anew, and forbids to write it again.
    await runner.query(`PRAGMA writable_schema = RESET`);
    connection.unsafeMode(false);
  }
}
