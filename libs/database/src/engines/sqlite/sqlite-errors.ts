import { DomainError } from '@retinue/common';
import {
  CheckViolationError,
  ForeignKeyViolationError,
  UniqueViolationError,
} from '../../errors/constraint.errors.js';
import { WriteOutsideUnitOfWorkError } from '../../errors/misuse.errors.js';
import {
  DatabaseDamagedError,
  DatabaseUnavailableError,
  StorageFullError,
} from '../../errors/storage.errors.js';

/**
 * SQLite's extended result code (https://sqlite.org/rescode.html) of an error, or `undefined`. Known by its
 * shape, not its class: one that comes from a worker thread or another realm is no `instanceof` of ours.
 */
export function sqliteCode(error: unknown): string | undefined {
  // TypeORM keeps the driver's error within its own, whose class would bring all of TypeORM.
  const cause: unknown = isWrapped(error) ? error.driverError : error;
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' && cause.code.startsWith('SQLITE_') ? cause.code : undefined;
}

function isWrapped(error: unknown): error is { readonly driverError: unknown } {
  return typeof error === 'object' && error !== null && 'driverError' in error;
}

/** True when somebody else holds the lock: worth another try. */
export function isBusy(error: unknown): boolean {
  const code = sqliteCode(error);
  return code !== undefined && (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'));
}

/** Where the operator reads on, named in lines of the log. */
export const GUIDE = 'docs/operations.md';

/** True of a code that says that what is stored is broken. */
export function isDamage(code: string): boolean {
  return /^SQLITE_(CORRUPT|NOTADB|IOERR_(CORRUPTFS|DATA))/.test(code);
}

/** True of a code that says that the file can't be reached as it should: its disk, its permissions, no memory or handle left. */
export function isFailure(code: string): boolean {
  return !isDamage(code) && /^SQLITE_(IOERR|CANTOPEN|READONLY_|PROTOCOL|PERM|NOMEM|NOLFS)/.test(code);
}

/**
 * True where a write failed for want of room, or may have: a quota that is used up and a file that has its greatest size are no more than a
 * write that failed, and the index of the log has a code of its own.
 */
export function wantsRoom(error: unknown): boolean {
  const own = error instanceof DomainError ? error.cause : error;
  return /^SQLITE_(FULL|IOERR_WRITE|IOERR_SHMSIZE)/.test(sqliteCode(own) ?? '');
}

/** A document that we stored ourselves is none any more: the bytes of a row are broken, which SQLite can't see. */
function isBrokenContent(error: unknown): boolean {
  return /malformed JSON|JSON path error|invalid Unicode/i.test(
    String((error as { message?: unknown }).message),
  );
}

/** Nobody can tell which of the two it is. */
const LOCKED =
  'The database is locked by another process, or by another connection of this one, such as a DataSource of your own: ' +
  'write through transaction.manager';

/** Names what SQLite's code means for us; errors that are not SQLite's come back as they are. */
export function translateSqliteError(error: unknown): unknown {
  const code = sqliteCode(error);
  if (code === undefined) return error;
  if (isBusy(error)) return new DatabaseUnavailableError(LOCKED, error);
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') {
    return new UniqueViolationError(constraintOf(error).split(', '), error);
  }
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return new ForeignKeyViolationError(error);
  if (code === 'SQLITE_CONSTRAINT_CHECK') return new CheckViolationError(constraintOf(error), error);
  if (code === 'SQLITE_FULL') return new StorageFullError(error);
  if (code === 'SQLITE_READONLY') return new WriteOutsideUnitOfWorkError(error);
  if (isDamage(code) || isBrokenContent(error)) return new DatabaseDamagedError(error);
  if (isFailure(code)) {
    return new DatabaseUnavailableError("The database can't be read or written just now", error);
  }
  return error;
}

/** SQLite names it in its message only, or its columns: "UNIQUE constraint failed: users.email_key". */
function constraintOf(error: unknown): string {
  const message = String((error as { readonly message?: unknown }).message);
  return /constraint failed: (.+)$/.exec(message)?.[1] ?? message;
}
