import { QueryFailedError } from 'typeorm';
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

/** A connection leads to a server that takes no writes; a primary that was, before another took its place. */
export class NotPrimaryError extends Error {
  constructor(cause?: unknown) {
    super('It is a standby, which takes no writes', { cause });
  }
}

interface PostgresError {
  readonly code?: string;
  readonly table?: string;
  readonly detail?: string;
  readonly constraint?: string;
  readonly message: string;
}

/** What the server, or the way to it, said; an error of TypeORM holds it. */
function causeOf(error: unknown): PostgresError | undefined {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return typeof cause === 'object' && cause !== null && 'message' in cause
    ? (cause as PostgresError)
    : undefined;
}

/** The SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html) of an error, or `undefined`. */
export function sqlState(error: unknown): string | undefined {
  const code = causeOf(error)?.code;
  return code !== undefined && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** Two transactions were in each other's way, and this one gave way: the same again may well succeed. */
export function isConflict(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01';
}

/** Errors of statements come translated; what they were is their cause. */
export function rootOf(error: unknown): unknown {
  return error instanceof DatabaseUnavailableError ? error.cause : error;
}

/**
 * The server is not there, going, or full of others: 08 connection, 53 resources, 57 operator (a statement that took too
 * long among them), 55P03 a lock that did not come, 25P03 a transaction that idled.
 */
const UNAVAILABLE = /^(08...|53[0-9A-Z]{3}|57P0[1-5]|57014|55P03|25P0[34]|40...)$/;

/** XX001 and XX002: a page or an index is broken. 58P01: the file of a table is not there. */
const DAMAGED = /^(XX00[12]|58P01)$/;

/**
 * Of the operator's doing, as the server runs: 28 and 3D, the user may not connect any more, or the database is gone; 42501,
 * no permission for a table; 58, the disk, or another file of the server's.
 */
const WITHHELD = /^(28...|3D000|42501|58...)$/;

/** What `pg` says, in words only, when a connection ends under it or none is to be had. */
const CONNECTION_LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered|Query read timeout|Cannot use a pool)/;

/** True when the way to the server failed, rather than the statement. */
export function isConnectionError(error: unknown): boolean {
  const cause = causeOf(error);
  if (cause === undefined) return false;
  if (cause instanceof NotPrimaryError) return true;
  const { code = '', message } = cause;
  return /^(E[A-Z]{3,}|08...|57P0[1-5])$/.test(code) || CONNECTION_LOST.test(message);
}

/** Names what PostgreSQL's code means for us; errors that are not its own come back as they are. */
export function translatePostgresError(error: unknown): unknown {
  if (isConnectionError(error)) {
    return new DatabaseUnavailableError("The database can't be reached", error);
  }
  const state = sqlState(error);
  if (state === undefined) return error;
  if (state === '23505') return new UniqueViolationError(failedColumns(causeOf(error)!), error);
  if (state === '23503') return new ForeignKeyViolationError(error);
  if (state === '23514') return new CheckViolationError(causeOf(error)?.constraint ?? '', error);
  if (state === '53100') return new StorageFullError(error);
  if (state === '25006') return new WriteOutsideUnitOfWorkError(error);
  if (DAMAGED.test(state)) return new DatabaseDamagedError(error);
  if (WITHHELD.test(state)) return new DatabaseUnavailableError('The database refuses this service', error);
  if (UNAVAILABLE.test(state)) {
    return new DatabaseUnavailableError(`The database is busy or going down (${state})`, error);
  }
  return error;
}

/** By the detail, "Key (email_key)=(a@b.c) already exists.": names of constraints may carry the number of a shard. */
function failedColumns({ table = '', detail = '' }: PostgresError): string[] {
  const columns = /^Key \(([^)]+)\)=/.exec(detail)?.[1]?.split(', ') ?? [];
  return columns.map((column) => `${table.replace(/_\d{6,}$/, '')}.${column}`);
}
