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
        'unitOfWork.write(), and pass the transaction on instead of opening another',
    );
  }
}

/** The body of a unit of work asked for another one, which would commit apart from it, or wait for it for ever. */
export class NestedUnitOfWorkError extends DatabaseMisuseError {
  constructor() {
    super(
      'A unit of work within a unit of work. Pass the transaction on instead of opening another: what belongs together ' +
        'goes into one body, and what does not comes before or after it',
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
