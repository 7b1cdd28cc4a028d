import { abortable, pause } from './abortable.js';
import { retryDelay } from './retry-delay.js';
import type { Retry, RetryOptions } from './retry-options.js';

/** Sends a request once. */
export type Attempt = (request: Request) => Promise<Response>;

const READING_OR_IDEMPOTENT = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

/**
 * Can the request be repeated without harm, whatever became of it? What the service's PUT and DELETE do is done once,
 * however often it is asked for. A POST is done once when it has an idempotency key. All others are not: a 503 may come
 * after the work was done, when the connection to the database broke at its end.
 */
export function isRepeatable({ method, headers }: Request): boolean {
  return READING_OR_IDEMPOTENT.has(method) || headers.has('Idempotency-Key');
}

/**
 * Sends a request, and again while the answer is 503 or 429 and that is safe. A 429 is, for every request: the service
 * refused it before it did anything.
 *
 * @param repeatable see {@link isRepeatable}
 * @param onRetry is told before each wait
 * @returns the last answer, also when it is still a 503 or 429
 * @throws the reason of the request's signal, also while it waits
 */
export async function repeatingFetch(
  attempt: Attempt,
  request: Request,
  repeatable: boolean,
  { attempts: most = 5, withinMs = 30_000 }: RetryOptions = {},
  onRetry?: (retry: Retry) => void,
): Promise<Response> {
  const begin = Date.now();
  for (let attempts = 1; ; attempts += 1) {
    // The body of a request can be read once. Not the clone itself: Node forgets what aborts it when it tidies up its memory.
    const response = await attempt(new Request(request.clone(), { signal: request.signal }));
    if (attempts >= most || !asksToComeBack(response, request, repeatable, attempts)) return response;
    const delay = retryDelay(response.headers.get('Retry-After'), attempts);
    if (Date.now() - begin + delay > withinMs) return response;
    const { method, url } = request;
    onRetry?.({ method, url, status: response.status, attempts, delayMs: delay });
    // Nobody reads it, and it would hold the connection.
    await abortable(response.body?.cancel(), request.signal);
    await pause(delay, request.signal);
  }
}

function asksToComeBack(
  { status }: Response,
  request: Request,
  repeatable: boolean,
  attempts: number,
): boolean {
  if (status === 429) return true;
  if (!repeatable) return false;
  // An earlier attempt of ours may still be at work under the key.
  const isAtWork = status === 409 && attempts > 1 && request.headers.has('Idempotency-Key');
  return status === 503 || isAtWork;
}
