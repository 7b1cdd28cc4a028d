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
export { SqlReader, SqlStreamer } from './reading/sql-reader.js';
export { type SqlValue, Transaction } from './unit-of-work/transaction.js';
export { UnitOfWork } from './unit-of-work/unit-of-work.js';
