/** A mistake in the program, not in its input: the message names the cure. */
export abstract class DatabaseMisuseError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = new.target.name;
  }
}

/** A statement that writes was given to a reading connection, or to the writing one with no unit of work open. */
export class WriteOutsideUnitOfWorkError extends DatabaseMisuseError {
  constructor(cause?: unknown) {
    super(
      'A write outside a unit of work. Inject UnitOfWork and write in its body: ' +
        'unitOfWork.write((transaction) => transaction.run(...))',
      cause,
    );
  }
}

/** A write in a database that was opened with `readOnly`. */
export class ReadOnlyDatabaseError extends DatabaseMisuseError {
  constructor() {
    super(
      'A write in a database that was opened to read. Leave readOnly out of the options of DatabaseModule',
    );
  }
}

/** The body of a unit of work waited for something that is not its transaction. It was rolled back. */
export class AwaitOutsideTransactionError extends DatabaseMisuseError {
  constructor() {
    super(
      'The body of a unit of work waited for something other than its own transaction (a timer, the network, ' +
        'a file, another unit of work), while every other write waits behind it. Do that before or after ' +
        'unitOfWork.write(), and pass { transaction } on instead of opening another',
    );
  }
}

/** The body of a unit of work asked for another one, which would commit apart from it, or wait for it for ever. */
export class NestedUnitOfWorkError extends DatabaseMisuseError {
  constructor() {
    super(
      'A unit of work within a unit of work. Pass the transaction on instead of opening another, as { transaction } to ' +
        'each method that writes: what belongs together goes into one body, and what does not comes before or after it',
    );
  }
}

/** A write that had joined a transaction was not awaited before the body of the unit of work ended. It was rolled back. */
export class JoinedWriteNotAwaitedError extends DatabaseMisuseError {
  constructor() {
    super(
      'The body of a unit of work ended while a write with { transaction } was under way. Await each of them in the body',
    );
  }
}

/** A write that had joined a transaction asked the outer transaction for something, which waits for that write to end. */
export class OuterTransactionError extends DatabaseMisuseError {
  constructor() {
    super(
      'A write with { transaction } used the transaction that it had joined. Use the one that its own body is given',
    );
  }
}

/** What was given as `{ transaction }` is none. */
export class NotATransactionError extends DatabaseMisuseError {
  constructor(given: unknown) {
    super(
      `{ transaction } is ${described(given)}. Give the one that the body of unitOfWork.write() was given, or ` +
        'Transaction.of(manager)',
    );
  }
}

/** A manager of TypeORM that no unit of work has given. */
export class NotInUnitOfWorkError extends DatabaseMisuseError {
  constructor() {
    super(
      'This manager is not in a unit of work. Write with transaction.manager, in the body given to unitOfWork.write()',
    );
  }
}

/** A transaction was used after the body it was given to had ended. */
export class TransactionEndedError extends DatabaseMisuseError {
  constructor() {
    super(
      'This transaction has ended. Use it only inside the body given to unitOfWork.write(), and await each ' +
        'of its calls there',
    );
  }
}

function described(given: unknown): string {
  if (typeof given !== 'object' || given === null) return `${String(given)}, which is no Transaction`;
  const prototype = Object.getPrototypeOf(given) as {
    readonly constructor?: { readonly name: string };
  } | null;
  return `of the class ${prototype?.constructor?.name ?? 'Object'}, which is no Transaction`;
}
