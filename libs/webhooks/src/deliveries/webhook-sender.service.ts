import { once } from 'node:events';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { OnApplicationShutdown } from '@nestjs/common';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import type { WebhooksOptions } from '../subscriptions/webhooks-options.js';
import type { SendOutcome } from './send-outcome.js';

/** Milliseconds that a receiver has for its answer. */
const PATIENCE_MS = 15_000;

/** Bytes of an answer that are read, for the connection to be used again; nobody looks at them. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** Seconds that a receiver may put us off. */
const MAX_RETRY_AFTER_S = 24 * 60 * 60;

/**
 * Sends to receivers, by Node's own client, which follows no redirects. Where a name leads is looked at with each connection, between the answer of the
 * DNS and the connection itself: a name that led elsewhere when it was looked at first is refused, too.
 */
export class WebhookSender implements OnApplicationShutdown {
  private readonly http: RequestFilteringHttpAgent;
  private readonly https: RequestFilteringHttpsAgent;

  /** @param patience milliseconds that a receiver has for its answer */
  constructor(
    { allowPrivateReceivers = false }: WebhooksOptions,
    private readonly patience = PATIENCE_MS,
  ) {
    const options = {
      keepAlive: true,
      allowPrivateIPAddress: allowPrivateReceivers,
      allowMetaIPAddress: allowPrivateReceivers,
    };
    this.http = new RequestFilteringHttpAgent(options);
    this.https = new RequestFilteringHttpsAgent(options);
  }

  onApplicationShutdown(): void {
    this.http.destroy();
    this.https.destroy();
  }

  /**
   * Sends one message. Whatever goes wrong is an outcome.
   *
   * @param abandoned ends the request early: nobody waits for its outcome any more
   */
  async send(
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    abandoned: AbortSignal,
  ): Promise<SendOutcome> {
    const tooLate = AbortSignal.timeout(this.patience);
    try {
      return outcomeOf(await this.post(new URL(url), headers, body, AbortSignal.any([tooLate, abandoned])));
    } catch (error) {
      const text = tooLate.aborted ? `No answer within ${this.patience / 1_000} s` : reasonOf(error);
      return { status: null, error: text };
    }
  }

  private async post(
    url: URL,
    headers: Readonly<Record<string, string>>,
    body: string,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const [send, agent] = url.protocol === 'https:' ? [requestHttps, this.https] : [requestHttp, this.http];
    const bytes = Buffer.from(body);
    const request = send(url, {
      method: 'POST',
      agent,
      signal,
      headers: {
        'content-type': 'application/json',
        'content-length': bytes.length,
        'user-agent': 'Retinue',
        ...headers,
      },
    });
    // Of the end of a connection whose answer is there already.
    request.on('error', () => undefined);
    request.end(bytes);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    let read = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      read += chunk.length;
      // The status is what counts. Leaving the loop ends the connection.
      if (read > MAX_ANSWER_BYTES) break;
    }
    return response;
  }
}

function outcomeOf({ statusCode = 0, headers }: IncomingMessage): SendOutcome {
  if (statusCode >= 200 && statusCode < 300) return { status: statusCode, error: null };
  const redirected = statusCode >= 300 && statusCode < 400 ? ', and redirects are not followed' : '';
  const retryAfter = Number(headers['retry-after']);
  return {
    status: statusCode,
    error: `The receiver answered ${statusCode}${redirected}`,
    ...(retryAfter > 0 ? { retryAfterSeconds: Math.min(retryAfter, MAX_RETRY_AFTER_S) } : {}),
  };
}

/** Of an attempt at several addresses Node gives one error for all. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(reasonOf))].join('; ');
  return error instanceof Error ? error.message : String(error);
}
