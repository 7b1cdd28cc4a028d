import type { DataSource } from 'typeorm';
import type { DatabaseActivity } from '../../activity/database-activity.js';
import type { BulkSessions } from '../../bulk/bulk-sessions.js';
import type { Consistency } from '../../consistency/consistency.js';
import type { DatabaseHealth } from '../../health/database-health.js';
import type { LoadedTables } from '../../migrations/load-tables.js';
import type { DatabaseLocation } from '../../options/database-url.js';
import type { ResolvedOptions } from '../../options/resolve-options.js';
import type { SqlReader, SqlStreamer } from '../../sql/sql-reader.js';
import type { UnitOfWork } from '../../transactions/unit-of-work.js';

/** What modules use of a database, whichever engine it is on. */
export interface DatabaseParts {
  readonly unitOfWork: UnitOfWork;
  readonly bulk: BulkSessions;
  readonly reader: SqlReader;
  /** Never behind what is committed. */
  readonly latest: SqlReader;
  readonly streamer: SqlStreamer;
  readonly health: DatabaseHealth;
  readonly consistency: Consistency;
  readonly activity: DatabaseActivity;
  /** Statements that have the planner look at all tables. */
  readonly statistics: readonly string[];
  /** Before anybody is served. */
  readonly start?: () => Promise<void>;
  /** Before connections are closed. */
  readonly stop?: () => Promise<void>;
  /** When nobody is served any more. */
  readonly close?: () => Promise<void>;
}

/** How a database is opened, and what is made of it. An engine is loaded where it is used, and its driver with it. */
export interface Engine {
  /** @throws DatabaseStartError when the database can't be used, or its driver is not installed */
  open(resolved: ResolvedOptions, tables: LoadedTables): Promise<DataSource>;
  build(dataSource: DataSource, resolved: ResolvedOptions): DatabaseParts;
  /** Whether another process has it open. This one must not. */
  isInUse(location: DatabaseLocation): Promise<boolean>;
}
