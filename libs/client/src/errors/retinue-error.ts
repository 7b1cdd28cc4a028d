/** What the client throws of its own: the service, or something on the way to it, said no, or nobody answered. */
export abstract class RetinueError extends Error {}

/** The service, or something on the way to it, answered with an error. */
export abstract class AnswerError extends RetinueError {
  /** The answer, for its headers and status. Its body has been read. */
  readonly response: Response;

  constructor(message: string, response: Response) {
    super(message);
    this.response = response;
  }

  /** The HTTP status, such as 404. */
  get status(): number {
    return this.response.status;
  }
}
