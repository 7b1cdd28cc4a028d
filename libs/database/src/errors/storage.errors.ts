import { DomainError, type ErrorSpec } from '@retinue/common';

/** The disk is full (or the file's page limit is reached). Reads go on; writes do again once there is space. */
export class StorageFullError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'storage_full',
    kind: 'storage_full',
    summary: 'There is no space left to store this',
  };

  constructor(cause?: unknown) {
    super(StorageFullError.spec, { message: 'The database has no space left: nothing was stored', cause });
  }
}

/** The database is locked for too long, can't be read or written, or is closing. Trying again can help. */
export class DatabaseUnavailableError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'database_unavailable',
    kind: 'unavailable',
    summary: 'The database is not available just now',
  };

  constructor(message: string, cause?: unknown) {
    super(DatabaseUnavailableError.spec, { message, cause });
  }
}
