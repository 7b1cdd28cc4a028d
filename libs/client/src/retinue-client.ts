import createClient, { type Client } from 'openapi-fetch';
import { abortable, ownSignal, withOwnSignal } from './calls/abortable.js';
import { linesBefore, readLines } from './calls/answer-lines.js';
import type { CallOptions } from './calls/call-options.js';
import type { Call } from './calls/call.js';
import { ConsistencyToken } from './calls/consistency-token.js';
import { newIdempotencyKey } from './calls/idempotency-key.js';
import { isRepeatable, repeatingFetch } from './calls/repeating-fetch.js';
import { retryOf } from './calls/retry-options.js';
import { sortOptions } from './calls/sort-options.js';
import type { ClientOptions } from './client-options.js';
import { CutAnswerError } from './errors/cut-answer-error.js';
import { NetworkError } from './errors/network-error.js';
import { toError } from './errors/to-error.js';
import { UnexpectedAnswerError } from './errors/unexpected-answer-error.js';
import type { paths } from './generated/openapi.js';
import { RetinueOperations } from './generated/operations.js';

/**
 * A client of one Retinue service. Methods answer with the body of the answer, and throw a {@link ProblemError} when the
 * service says no.
 *
 * @example
 * const client = new RetinueClient({ baseUrl: 'https://follows.example.org', token: () => session.token() });
 * await client.follow(1, 42);
 * for await (const follower of client.followers(42)) console.log(follower);
 */
export class RetinueClient extends RetinueOperations {
  /**
   * The same by paths, and with the whole answer: `const { data, error, response } = await client.http.GET('/v1/users')`.
   * It carries tokens and tries again like the methods, but throws no problem.
   */
  readonly http: Client<paths>;

  private readonly seen: ConsistencyToken;

  constructor(private readonly options: ClientOptions) {
    super();
    this.seen = new ConsistencyToken(options.consistencyToken);
    this.http = createClient<paths>({
      baseUrl: options.baseUrl,
      querySerializer: { array: { style: 'form', explode: false } },
      fetch: async (request) => this.repeat(request, isRepeatable(request), {}),
    });
  }

  /**
   * How far this client has seen the service, after its first answer. Every request carries it, where that means anything,
   * and sees at least as much, whichever instance or replica answers. Hand it to another client that must see the same.
   */
  get consistencyToken(): string | undefined {
    return this.seen.value;
  }

  /** Takes over the token of another client: from now on this one sees at least as much as that one did. */
  seeAtLeast(consistencyToken: string): void {
    this.seen.take(consistencyToken);
  }

  protected override async send<Answer>(call: Call, options: CallOptions = {}): Promise<Answer> {
    const { data, error, response } = await withOwnSignal(options.signal, async (own) =>
      // Node may forget that the body of an answer is to be left, too.
      abortable(this.ask<string>(call, { ...options, signal: own }, 'text'), own),
    );
    if (!response.ok) throw toError(error, response);
    return fromJson(data, response) as Answer;
  }

  protected override async *lines<Line>(
    call: Call,
    options: CallOptions = {},
  ): AsyncGenerator<Line, void, undefined> {
    const [own, leave] = ownSignal(options.signal);
    try {
      const asked = { ...options, signal: own };
      const { data, error, response } = await this.ask<ReadableStream<Uint8Array>>(call, asked, 'stream');
      if (!response.ok) throw toError(error, response);
      let count = 0;
      for await (const text of readLines(data, own)) {
        own?.throwIfAborted();
        const line = fromJson(text, response);
        const before = linesBefore(line);
        if (before === count) return;
        if (before !== undefined) break;
        count += 1;
        yield line as Line;
      }
      own?.throwIfAborted();
      throw new CutAnswerError(count, response);
    } finally {
      leave();
    }
  }

  private async ask<Data>(
    call: Call,
    { signal, retry, ...options }: CallOptions,
    parseAs: 'text' | 'stream',
  ): Promise<Asked<Data>> {
    const { headers, query } = sortOptions(options, call.headers ?? {});
    // The same one for each attempt.
    if (call.takesIdempotencyKey === true) headers['Idempotency-Key'] ??= newIdempotencyKey();
    // The methods are typed by the same document, one by one; a call is any of them.
    const request = this.http.request as unknown as AnyRequest<Data>;
    let answered: Request | undefined;
    const fetch = async (one: Request): Promise<Response> => {
      const response = await this.repeat(one, call.reads === true || isRepeatable(one), { retry });
      answered = one;
      return response;
    };
    const params = { path: call.pathValues, query };
    try {
      return await request(call.method, call.path, {
        params,
        body: call.body,
        headers,
        signal,
        parseAs,
        fetch,
      });
    } catch (failure) {
      signal?.throwIfAborted();
      // After an answer, that is what reading its body throws.
      if (answered === undefined || !(failure instanceof TypeError)) throw failure;
      throw new NetworkError(answered, failure);
    }
  }

  private async repeat(request: Request, repeatable: boolean, { retry }: CallOptions): Promise<Response> {
    return repeatingFetch(
      async (one) => this.attempt(one),
      request,
      repeatable,
      retryOf(this.options.retry, retry),
      this.options.onRetry,
    );
  }

  private async attempt(request: Request): Promise<Response> {
    const { token, fetch = globalThis.fetch } = this.options;
    const bearer = typeof token === 'function' ? await abortable(token(), request.signal) : token;
    if (bearer !== undefined) request.headers.set('Authorization', `Bearer ${bearer}`);
    if (this.seen.toSend !== undefined) request.headers.set('Consistency-Token', this.seen.toSend);
    try {
      const response = await fetch(request);
      this.seen.take(response.headers.get('Consistency-Token'));
      return response;
    } catch (cause) {
      request.signal.throwIfAborted();
      throw new NetworkError(request, cause);
    }
  }
}

interface Asked<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

type AnyRequest<Data> = (method: string, path: string, init: object) => Promise<Asked<Data>>;

/** What answers without a body, or with an empty one, is undefined. */
function fromJson(text: string | undefined, response: Response): unknown {
  if (text === undefined || text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UnexpectedAnswerError(text, response);
  }
}
