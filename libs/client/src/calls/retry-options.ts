/** How often, and for how long, the client tries again. */
export interface RetryOptions {
  /** Of one call, the first one included; 5 by default, and 1 turns retries off. */
  readonly attempts?: number | undefined;
  /** Milliseconds after its beginning in which a call may begin another attempt; 30,000 by default. */
  readonly withinMs?: number | undefined;
}

/** What the client tells before it waits to try again. */
export interface Retry {
  readonly method: string;
  readonly url: string;
  /** Of the answer that refused: 503, 429, or the 409 of a batch whose first attempt is still at work. */
  readonly status: number;
  /** How many attempts there were. */
  readonly attempts: number;
  /** Milliseconds until the next one. */
  readonly delayMs: number;
}

/** The options of a client, and what a call has in their place. */
export function retryOf(client: RetryOptions = {}, call: RetryOptions | false = {}): RetryOptions {
  return call === false ? { attempts: 1 } : { ...client, ...call };
}
