export { BackgroundWork } from './background/background-work.js';
export { type StepOutcome, StepwiseWork } from './background/stepwise-work.js';
export { Consistency, type Freshness } from './consistency/consistency.js';
export { nameOfDatabase, parseDatabaseUrl } from './database-url.js';
export { DatabaseModule } from './database.module.js';
export type { DatabaseOptions } from './database-options.js';
export { ForeignKeyViolationError, UniqueViolationError } from './errors/constraint.errors.js';
export {
  DatabaseMisuseError,
  ForeignWaitError,
  NestedUnitOfWorkError,
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
export { DatabaseHealth } from './health/database-health.js';
export { findDamage } from './health/find-damage.js';
export { IdempotencyKeyInUseError, IdempotencyKeyReusedError } from './idempotency/idempotency.errors.js';
export {
  IdempotentUnitOfWork,
  type RepeatableRequest,
  type RepeatableResult,
} from './idempotency/idempotent-unit-of-work.js';
export { SqlReader, SqlStreamer, type StreamReader } from './reading/sql-reader.js';
export { SpooledAnswers } from './spool/spooled-answers.js';
export { loadSqliteDriver } from './sqlite/sqlite-driver.js';
export { PlannerStatistics } from './statistics/planner-statistics.js';
export { readJsonRows } from './statements/json-rows.js';
export { ROW_LIMIT } from './statements/row-limit.js';
export type { SqlDialect } from './statements/sql-dialect.js';
export {
  type AnyParameters,
  type AnyStatement,
  boundFor,
  type EngineStatement,
  forEachEngine,
  forEachRow,
  type ManyRowsStatement,
  manyRowsStatement,
  type NoParameters,
  type RowOf,
  type RowStatement,
  type SqlValue,
  type Statement,
  statement,
} from './statements/statement.js';
export { Transaction } from './unit-of-work/transaction.js';
export { type SharedWork, UnitOfWork, type UnitOutcome } from './unit-of-work/unit-of-work.js';
