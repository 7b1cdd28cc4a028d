import { DataSource } from 'typeorm';
import type { LoadedTables } from '../../../migrations/load-tables.js';
import type { MergedTables } from '../../../migrations/merge-tables.js';
import { connectionOptions } from '../open-sqlite.js';
import { SqliteTransaction } from '../sqlite-transaction.js';
import { LoopPace } from '../writing/loop-pace.js';
import { SqliteWriter } from '../writing/sqlite-writer.js';

/** Has the modules change in a copy what they must before it takes the place of a database. Nobody else has it open. */
export async function asRestored(
  copy: string,
  tables: LoadedTables,
  restored: MergedTables['restored'],
): Promise<void> {
  const dataSource = await new DataSource(
    connectionOptions(copy, { tables }, { readonly: false }),
  ).initialize();
  try {
    const writer = new SqliteWriter(dataSource);
    writer.execute('BEGIN IMMEDIATE');
    const transaction = new SqliteTransaction(writer, new LoopPace());
    for (const change of restored) await change(transaction);
    transaction.assertAllJoined();
    transaction.end();
    writer.execute('COMMIT');
  } finally {
    await dataSource.destroy();
  }
}
