export { backUpDatabase, restoreDatabase } from './back-up.js';
export type { BackupOptions, BackupResult, FinishedCopy, RestoreOptions } from './backup/backup-options.js';
export {
  type Checkpoint,
  type CommittedTransaction,
  DatabaseActivity,
  type DatabaseObserver,
} from './activity/database-activity.js';
export type {
  DatabaseFigures,
  PoolFigures,
  PrimaryReads,
  ReplicaFigures,
} from './activity/database-figures.js';
export { type BulkListener, type BulkResult, type TellProgress, untilStopped } from './bulk/bulk-progress.js';
export { BulkSession, BulkSessions, type SetAside } from './bulk/bulk-sessions.js';
export { pagesOf } from './bulk/pages-of.js';
export { countOf, runAll } from './bulk/run-statements.js';
export { temporaryTable, type TemporaryTableOptions } from './bulk/temporary-table.js';
export { isInUse } from './is-in-use.js';
export { Consistency, type Freshness } from './consistency/consistency.js';
export type { DatabaseAsyncOptions, DatabaseOptionsFactory } from './connection/database-options.module.js';
export { DatabaseModule } from './database.module.js';
export { loadSqliteDriver } from './engines/sqlite/driver/sqlite-driver.js';
export { BackupError } from './errors/backup.errors.js';
export {
  CheckViolationError,
  ForeignKeyViolationError,
  UniqueViolationError,
} from './errors/constraint.errors.js';
export {
  DatabaseMisuseError,
  AwaitOutsideTransactionError,
  JoinedWriteNotAwaitedError,
  NestedUnitOfWorkError,
  NotATransactionError,
  NotInUnitOfWorkError,
  OuterTransactionError,
  ReadOnlyDatabaseError,
  TransactionEndedError,
  WriteOutsideUnitOfWorkError,
} from './errors/misuse.errors.js';
export { DatabaseStartError } from './errors/start.errors.js';
export {
  DatabaseDamagedError,
  DatabaseDisplacedError,
  DatabaseUnavailableError,
  StorageFullError,
} from './errors/storage.errors.js';
export { findDamage } from './find-damage.js';
export { DatabaseHealth, type DegradedPart } from './health/database-health.js';
export { Leases } from './leases/leases.js';
export { KnownTables } from './migrations/known-tables.js';
export type { EntityList, MigrationClass, ModuleTables } from './migrations/module-tables.js';
export { DATABASE_DEFAULTS } from './options/database-defaults.js';
export type { DatabaseOptions } from './options/database-options.js';
export { nameOfDatabase, parseDatabaseUrl } from './options/database-url.js';
export { SpooledAnswers } from './spool/spooled-answers.js';
export { type LoadedRow, loadStatement, type LoadStatement } from './sql/load-statement.js';
export { LatestReader } from './sql/latest-reader.js';
export { asJsonPage, type JsonPage } from './sql/json-page.js';
export { type KeyedStatement, keyedStatement } from './sql/keyed-statement.js';
export type { SqlDialect } from './sql/sql-dialect.js';
export { SqlReader, SqlStreamer, type StreamReader } from './sql/sql-reader.js';
export type { SqlValue } from './sql/sql-value.js';
export {
  type AnyParameters,
  type AnyStatement,
  boundFor,
  type EngineTexts,
  type ManyRowsStatement,
  manyRowsStatement,
  type NoParameters,
  type RowOf,
  type Statement,
  statement,
} from './sql/statement.js';
export type { DatabaseTracer, SpanSubject, Within } from './tracing/database-tracer.js';
export { PlannerStatistics } from './statistics/planner-statistics.js';
export { BackgroundWork } from './transactions/background/background-work.js';
export { type StepOutcome, StepwiseWork } from './transactions/background/stepwise-work.js';
export {
  IdempotencyKeyInUseError,
  IdempotencyKeyReusedError,
} from './transactions/idempotency/idempotency.errors.js';
export {
  IdempotentUnitOfWork,
  type RepeatableRequest,
  type RepeatableResult,
} from './transactions/idempotency/idempotent-unit-of-work.js';
export { Transaction } from './transactions/transaction.js';
export {
  type GroupedWork,
  UnitOfWork,
  type UnitOutcome,
  type WriteOptions,
} from './transactions/unit-of-work.js';
export { migrateDatabase, readDatabase } from './without-modules.js';
