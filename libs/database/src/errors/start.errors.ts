/** The database can't be used as it is: the message is one line that says what to do. Raised at start only. */
export class DatabaseStartError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'DatabaseStartError';
  }
}
