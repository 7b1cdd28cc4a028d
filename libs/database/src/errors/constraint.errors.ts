/**
 * A statement broke a constraint. Repositories catch these and raise the domain's own error; one that
 * reaches the edge is a bug.
 */
export class UniqueViolationError extends Error {
  /** @param columns what the constraint covers, as `table.column` */
  constructor(
    readonly columns: readonly string[],
    cause: unknown,
  ) {
    super(`A row with the same ${columns.join(', ')} exists already`, { cause });
    this.name = 'UniqueViolationError';
  }
}

/** A row points at one that does not exist, or is pointed at and can't go. See {@link UniqueViolationError}. */
export class ForeignKeyViolationError extends Error {
  constructor(cause: unknown) {
    super('A row refers to one that does not exist, or is referred to', { cause });
    this.name = 'ForeignKeyViolationError';
  }
}

/** A row breaks a CHECK of its table. See {@link UniqueViolationError}. */
export class CheckViolationError extends Error {
  /** @param constraint its name, or what it asks for where it has none */
  constructor(
    readonly constraint: string,
    cause: unknown,
  ) {
    super(`A row breaks the constraint ${constraint}`, { cause });
    this.name = 'CheckViolationError';
  }
}
