import { letLoopTurn } from '@retinue/common';
import { BulkSession, BulkSessions, type SetAside } from '../../../bulk/bulk-sessions.js';
import { DatabaseUnavailableError } from '../../../errors/storage.errors.js';
import { statement } from '../../../sql/statement.js';
import type { Transaction } from '../../../transactions/transaction.js';
import type { UnitOfWork } from '../../../transactions/unit-of-work.js';
import { UNMAP_FILE } from '../connections/map-file.js';
import type { SqliteWriter } from '../writing/sqlite-writer.js';

/**
 * KiB of pages: what is written in one go is sorted first, in pieces of this size, and pages that are not full yet stay until
 * they are.
 */
const BULK_CACHE_KIB = 24_000;

/** What a session sets otherwise while it lasts. A database in memory has no `mmap_size`. */
const CHANGED_SETTINGS = ['temp_store', 'cache_size', 'mmap_size'] as const;

const INDEXES = statement<{ readonly tables: string }, { readonly name: string; readonly sql: string }>({
  sqlite: `
    SELECT name, sql FROM sqlite_schema
    WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (SELECT value FROM json_each(:tables)) ORDER BY rowid`,
  postgres: '',
});

/** On the writing connection, in turn with other writes of this process. */
export class SqliteBulkSessions extends BulkSessions {
  private isOpen = false;

  constructor(
    private readonly writer: SqliteWriter,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  override async open(): Promise<BulkSession> {
    if (this.isOpen) throw new DatabaseUnavailableError('A large load is under way: wait until it is done');
    this.isOpen = true;
    const { connection } = this.writer;
    const usual = CHANGED_SETTINGS.flatMap((name) => {
      const value = connection.pragma(name, { simple: true }) as number | undefined;
      return value === undefined ? [] : [`${name} = ${value}`];
    });
    await this.betweenTransactions();
    // Temporary tables and what is sorted go to files, which the system removes when the process ends, however that is.
    connection.pragma('temp_store = FILE');
    connection.pragma(`cache_size = -${BULK_CACHE_KIB}`);
    connection.exec(UNMAP_FILE);
    return new SqliteBulkSession(this.unitOfWork, async () => {
      await this.betweenTransactions();
      this.isOpen = false;
      // The process ends: so do they.
      if (!connection.open) return;
      // Temporary tables end with this.
      for (const setting of usual) connection.pragma(setting);
      connection.pragma('shrink_memory');
    });
  }

  /** SQLite changes where temporary things are kept only when nothing is under way. */
  private async betweenTransactions(): Promise<void> {
    while (this.writer.connection.open && this.writer.connection.inTransaction) await letLoopTurn();
  }
}

class SqliteBulkSession extends BulkSession {
  override readonly rebuiltRowsPerNew = 4;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly end: () => Promise<void>,
  ) {
    super();
  }

  override async write<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.unitOfWork.write(body);
  }

  override async setIndexesAside(
    transaction: Transaction,
    tables: readonly string[],
  ): Promise<readonly SetAside[]> {
    const indexes = await transaction.all(INDEXES, { tables: JSON.stringify(tables) });
    for (const { name } of indexes) await transaction.run(`DROP INDEX "${name}"`);
    return indexes.map(({ name, sql }) => ({
      name,
      build: async () => {
        await transaction.run(sql);
      },
    }));
  }

  override async close(): Promise<void> {
    await this.end();
  }
}
