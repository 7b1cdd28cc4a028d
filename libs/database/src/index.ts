export { BackgroundWork } from './background/background-work.js';
export { StepwiseWork } from './background/stepwise-work.js';
export { DatabaseModule, type DatabaseOptions } from './database.module.js';
export { ForeignKeyViolationError, UniqueViolationError } from './errors/constraint.errors.js';
export {
  DatabaseMisuseError,
  ForeignWaitError,
  TransactionEndedError,
  WriteOutsideUnitOfWorkError,
} from './errors/misuse.errors.js';
export { DatabaseStartError } from './errors/start.errors.js';
export { DatabaseUnavailableError, StorageFullError } from './errors/storage.errors.js';
export { IdempotencyKeyInUseError, IdempotencyKeyReusedError } from './idempotency/idempotency.errors.js';
export {
  IdempotentUnitOfWork,
  type RepeatableRequest,
  type RepeatableResult,
} from './idempotency/idempotent-unit-of-work.js';
export { asJsonRows, jsonTime, readJsonRows } from './reading/json-rows.js';
export { ROW_LIMIT } from './reading/row-limit.js';
export { SqlReader, SqlStreamer } from './reading/sql-reader.js';
export { type SqlValue, Transaction } from './unit-of-work/transaction.js';
export { type SharedWork, UnitOfWork, type UnitOutcome } from './unit-of-work/unit-of-work.js';
