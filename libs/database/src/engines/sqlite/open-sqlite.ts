import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { DatabaseStartError } from '../../errors/start.errors.js';
import type { LoadedTables } from '../../migrations/load-tables.js';
import { DATABASE_DEFAULTS } from '../../options/database-defaults.js';
import type { SqliteLocation } from '../../options/database-url.js';
import { mapFile } from './connections/map-file.js';
import { SqliteDataSource } from './connections/sqlite-data-source.js';
import { driverAtStart } from './driver/driver-at-start.js';
import { assertDatabaseFile, assertUsableFile } from './file/sqlite-file-access.js';
import { type FileIdentity, SqliteFile } from './file/sqlite-file.js';
import { describeStartFailure } from './file/sqlite-start-failures.js';
import { sqliteCode } from './sqlite-errors.js';
import { SqliteHealth } from './sqlite-health.js';
import { assertSqliteMigrated, migrateSqlite } from './sqlite-migrator.js';
import { SqliteWriter } from './writing/sqlite-writer.js';

/** How long the start waits for another process that migrates or writes. */
const START_BUSY_TIMEOUT_MS = 10_000;

export interface OpenSqliteOptions {
  readonly location: SqliteLocation;
  /** Runs the migrations that are missing; otherwise a database that lacks some is refused. */
  readonly migrate: boolean;
  /** Tables of another program may be there. */
  readonly guest: boolean;
  readonly tables: LoadedTables;
}

/**
 * Opens the writing connection, brings the schema up to date, then opens the reading one.
 *
 * @throws DatabaseStartError when the file is not a Retinue database, or is older or newer than this version
 */
export async function openSqlite(options: OpenSqliteOptions): Promise<SqliteDataSource> {
  const file = await fileOf(options.location);
  assertUsableFile(file);
  assertDatabaseFile(file);
  const before = SqliteFile.identityAt(file);
  try {
    const writer = await openWriter(file, options);
    try {
      const reader: SqliteDataSource = new SqliteDataSource(
        connectionOptions(file, options, { readonly: true }),
        (error) => reader.health.note(error),
      );
      await reader.initialize();
      reader.writer = writer;
      reader.health = writer.health = healthOf(file, writer);
      assertSame(file, before, writer.health.file.identity);
      return reader;
    } catch (error) {
      await writer.dataSource.destroy();
      throw error;
    }
  } catch (error) {
    if (sqliteCode(error) === undefined && !isFileSystemError(error)) throw error;
    throw new DatabaseStartError(describeStartFailure(file, error), error);
  }
}

/** While it waits for whoever puts a backup in the file's place, SQLite holds on to the file from before. */
function assertSame(file: string, before: FileIdentity | undefined, now: FileIdentity): void {
  if (before === undefined || (before.dev === now.dev && before.ino === now.ino)) return;
  throw new DatabaseStartError(`${file} was replaced while it was being opened: start again`);
}

function healthOf(file: string, writer: SqliteWriter): SqliteHealth {
  const copyBack = (): boolean => {
    if (writer.connection.inTransaction) return false;
    const { busy } = writer.statements.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
    return busy === 0;
  };
  return new SqliteHealth(SqliteFile.opened(file), () => readAnew(file), copyBack);
}

/**
 * Reads the header and the schema on a connection of its own: those that stay open keep the first page, and would not
 * notice. Takes 150 us. (Not by hand: to close a file takes the locks of all of this process's connections away.)
 */
function readAnew(file: string): void {
  const Database = driverAtStart();
  const connection = new Database(file, { readonly: true, fileMustExist: true });
  try {
    connection.prepare('SELECT count(*) FROM sqlite_schema').get();
  } finally {
    connection.close();
  }
}

/** The folder can't be made, say. */
function isFileSystemError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}

async function openWriter(file: string, options: OpenSqliteOptions): Promise<SqliteWriter> {
  const dataSource = await new DataSource(connectionOptions(file, options, { readonly: false })).initialize();
  try {
    const writer = new SqliteWriter(dataSource);
    const work = options.migrate ? migrateSqlite : assertSqliteMigrated;
    await work(dataSource, writer.connection, { guest: options.guest });
    // From here on the write queue waits, without blocking; see SqliteUnitOfWork.
    writer.connection.pragma('busy_timeout = 0');
    return writer;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

/** How a connection to the file is opened. */
export function connectionOptions(
  file: string,
  { tables }: Pick<OpenSqliteOptions, 'tables'>,
  { readonly }: { readonly: boolean },
): DataSourceOptions {
  return {
    type: 'better-sqlite3',
    driver: driverAtStart(),
    database: file,
    readonly,
    timeout: START_BUSY_TIMEOUT_MS,
    ...tables,
    prepareDatabase: orClose(readonly ? mapFile : prepareWriter),
  };
}

type Prepare = (connection: BetterSqlite3.Database) => void;

/** TypeORM forgets a connection that could not be prepared: nobody else would close it. */
function orClose(prepare: Prepare): Prepare {
  return (connection) => {
    try {
      prepare(connection);
    } catch (error) {
      connection.close();
      throw error;
    }
  };
}

function prepareWriter(connection: BetterSqlite3.Database): void {
  connection.pragma('journal_mode = WAL');
  // better-sqlite3 is built with NORMAL for WAL, which can lose the last commits when the power goes.
  connection.pragma('synchronous = FULL');
  // Pages (of 4 KiB). SqliteCheckpointer comes first, unless its thread does not work or long readings are in its way.
  connection.pragma(`wal_autocheckpoint = ${4 * DATABASE_DEFAULTS.checkpointPages}`);
  // What statements keep for undoing themselves stays in memory instead of going through a file.
  connection.pragma('temp_store = MEMORY');
  // What is deleted is overwritten, on pages that become free, too: the names of who is gone are in no part of the file.
  connection.pragma('secure_delete = ON');
  // An import grows the log; what a checkpoint has copied is given back down to this size (bytes).
  connection.pragma('journal_size_limit = 67108864');
  mapFile(connection);
}

/**
 * SQLite's own `:memory:` is private to one connection, and ours are two. A file in a folder of its own,
 * removed at the end, keeps what matters: the same isolation between reading and writing.
 */
async function fileOf(location: SqliteLocation): Promise<string> {
  if (location.file !== undefined) return resolve(location.file);
  return join(await mkdtemp(join(tmpdir(), 'retinue-memory-')), 'retinue.db');
}
