/** What came of one request to a receiver. */
export interface SendOutcome {
  /** The HTTP status of the answer; `null` when there was none. */
  readonly status: number | null;
  /** Why there was none, or why it is not good; `null` when the receiver took the message. */
  readonly error: string | null;
  /** Seconds after which the receiver wants to be asked again, where it says so. */
  readonly retryAfterSeconds?: number | undefined;
}
