import type { Retry, RetryOptions } from './calls/retry-options.js';

/** How to reach a service, and as whom. */
export interface ClientOptions {
  /**
   * Where the service is, with the prefix of its paths if it has one: `https://example.org/social`. In a page also a path of
   * the page's own origin: `/social`.
   */
  readonly baseUrl: string;
  /**
   * Sent as `Authorization: Bearer`. A function is asked before each attempt, so that it can renew the token; nothing is
   * sent when it gives undefined.
   */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  /** Where to begin: the {@link RetinueClient.consistencyToken} of another client, such as that of the page before. */
  readonly consistencyToken?: string | undefined;
  /** When the service is busy (503, 429). Each call takes its own, too. */
  readonly retry?: RetryOptions | undefined;
  /** Told before each wait, for a log or a sign in the page. What it throws, the call throws. */
  readonly onRetry?: ((retry: Retry) => void) | undefined;
  /** In place of the global `fetch`: for a proxy, a log, or a test. It gets a `Request`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}
