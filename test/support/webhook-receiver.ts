import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import type { EventJson } from './events.js';
import { eventually } from './pairs.js';

/** A message as a receiver gets it. */
export interface ReceivedMessage {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the body of a message holds. */
export interface MessageBody {
  readonly type: string;
  readonly timestamp: string;
  readonly data: EventJson;
}

/** Whether the receiver takes a message: a status, or a whole answer of its own. */
type Answer = number | RequestListener;

/** A receiver of webhooks that keeps what it is sent. */
export class WebhookReceiver {
  readonly received: ReceivedMessage[] = [];
  /** Of the next requests; then of all others. */
  private readonly next: Answer[] = [];
  private always: Answer = 204;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    server.on('request', (request, response) => {
      void text(request).then((body) => {
        receiver.received.push({ headers: request.headers, body });
        const answer = receiver.next.shift() ?? receiver.always;
        if (typeof answer === 'number') response.writeHead(answer).end();
        else answer(request, response);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hooks`;
  }

  answer(...next: readonly Answer[]): void {
    this.next.push(...next);
  }

  answerAlways(answer: Answer): void {
    this.always = answer;
  }

  /** The messages, once there are so many, each verified by the library of the specification. */
  async messages(count: number, secret: string): Promise<MessageBody[]> {
    await eventually(async () => this.received.length >= count);
    return this.received.map(({ headers, body }) => verified(headers, body, secret));
  }

  /** The ids of the messages as each came first, once it has the last one. @throws Error when that takes too long */
  async firstOfEach(last: string, patience = 60_000): Promise<string[]> {
    const deadline = performance.now() + patience;
    const ids = (): string[] => this.received.map(({ headers }) => String(headers['webhook-id']));
    while (!ids().includes(last)) {
      if (performance.now() > deadline) throw new Error(`${last} did not come within ${patience} ms`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return [...new Set(ids())];
  }

  /** Gone for some requests, and there again at the same address. */
  async restart(): Promise<void> {
    const { port } = this.server.address() as AddressInfo;
    await this.stop();
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}

/** The body of a message that a secret has signed. @throws WebhookVerificationError */
export function verified(headers: IncomingHttpHeaders, body: string, secret: string): MessageBody {
  return new Webhook(secret).verify(body, headers as Record<string, string>) as MessageBody;
}
