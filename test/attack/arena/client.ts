import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

/** Milliseconds after which an answer counts as none, unless a client has more patience. */
const PATIENCE_MS = 30_000;

/** What came back; when nothing did, `error` says why and the status is 0. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly error?: string;
}

export interface Sent {
  readonly method: string;
  /** With its query, encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless the headers say otherwise. */
  readonly body?: string | Buffer;
}

export interface ClientOptions {
  /** At most. */
  readonly connections?: number;
  /** The client's own, such as `127.0.0.2`. */
  readonly localAddress?: string;
  /** Milliseconds after which an answer counts as none. */
  readonly patienceMs?: number;
}

/** A client that keeps its connections, and to whom no answer is an answer, too. */
export class Client {
  private readonly agent: Agent;
  private readonly patienceMs: number;

  constructor(
    private readonly url: string,
    { connections = 32, localAddress, patienceMs = PATIENCE_MS }: ClientOptions = {},
  ) {
    this.patienceMs = patienceMs;
    this.agent = new Agent({
      keepAlive: true,
      maxSockets: connections,
      ...(localAddress === undefined ? {} : { localAddress }),
    });
  }

  get(path: string): Promise<Answer> {
    return this.send({ method: 'GET', path });
  }

  async send({ method, path, headers, body }: Sent): Promise<Answer> {
    return new Promise((resolve) => {
      const fail = (error: Error & { readonly code?: string }): void =>
        resolve({ status: 0, headers: {}, body: '', error: error.code ?? error.message });
      try {
        const { hostname, port } = new URL(this.url);
        const sent = request(
          {
            agent: this.agent,
            hostname,
            port,
            method: method.toUpperCase(),
            path,
            timeout: this.patienceMs,
            headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
          },
          (response) => {
            text(response).then(
              (read) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: read }),
              fail,
            );
          },
        );
        sent.on('timeout', () => sent.destroy(new Error('timed out')));
        sent.on('error', fail);
        sent.end(body);
      } catch (error) {
        fail(error as Error);
      }
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Does work on each of the items, so many at a time. */
export async function inParallel<Item>(
  items: Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = queue.next(); next.done !== true; next = queue.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
