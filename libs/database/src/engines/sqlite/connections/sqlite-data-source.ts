import { ReadingDataSource } from '../../shared/reading-data-source.js';
import type { SqliteHealth } from '../sqlite-health.js';
import type { SqliteWriter } from '../writing/sqlite-writer.js';

/** The read-only connection to a SQLite file, and the one that writes to it. */
export class SqliteDataSource extends ReadingDataSource {
  /** The other half. Only the write queue writes with it: a write anywhere else is what the base class refuses. */
  writer!: SqliteWriter;
  health!: SqliteHealth;

  /** Where the file was opened to read only, and there is no writer: what is to be done after it was closed. */
  letGo?: () => Promise<void>;
}
