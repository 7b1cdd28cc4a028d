import { type DocumentedError, DomainError, type ErrorSpec } from '@retinue/common';

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

  /** Where this can be answered, these can. */
  static get kinds(): readonly DocumentedError[] {
    return [DatabaseDamagedError, DatabaseDisplacedError];
  }

  constructor(message: string, cause?: unknown) {
    super(DatabaseUnavailableError.spec, { message, cause });
  }
}

/** What is stored is broken: only the operator can help, with a backup. What is whole can still be read, nothing is written. */
export class DatabaseDamagedError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'database_damaged',
    kind: 'unavailable',
    summary: 'The database is damaged',
  };

  constructor(cause?: unknown) {
    super(DatabaseDamagedError.spec, {
      message:
        'The database is damaged: what is whole is still read, and nothing stored until its operator mends it',
      cause,
    });
  }
}

/** The database's file was removed or replaced while it was in use. Nothing is read or written until a new start. */
export class DatabaseDisplacedError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'database_displaced',
    kind: 'unavailable',
    summary: 'The database was taken away',
  };

  constructor() {
    super(DatabaseDisplacedError.spec, {
      message:
        'The database was removed or replaced in use: nothing is read or stored until its operator starts anew',
    });
  }
}
