import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { EventJson } from './events.js';

/** One message of a stream of server-sent events. */
interface Message {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: EventJson | undefined;
}

/** A reader of server-sent events, as far as the tests need one. */
export class EventStreamReader {
  private readonly messages: Message[] = [];
  private rest = '';

  private constructor(
    readonly response: IncomingMessage,
    private readonly chunks: AsyncIterator<string>,
  ) {}

  /** On a connection of its own: `fetch` opens another one when a stream is left. @throws Error when it is refused */
  static async open(url: string, headers: Readonly<Record<string, string>> = {}): Promise<EventStreamReader> {
    const asked = get(url, { agent: false, headers: { Accept: 'text/event-stream', ...headers } });
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    response.setEncoding('utf8');
    const chunks = (response as AsyncIterable<string>)[Symbol.asyncIterator]();
    if (response.statusCode === 200) return new EventStreamReader(response, chunks);
    const { value } = await chunks.next();
    throw new Error(`${url}: ${response.statusCode} ${String(value)}`);
  }

  /** The next events, as many as are asked for. @throws Error when the stream ends before */
  async take(count: number): Promise<EventJson[]> {
    const events: EventJson[] = [];
    while (events.length < count) {
      const message = await this.next();
      if (message === undefined)
        throw new Error(`The stream ended after ${events.length} of ${count} events`);
      if (message.data === undefined) continue;
      if (message.id !== message.data.id || message.event !== message.data.type)
        throw new Error(`The head of an event is not its own: ${JSON.stringify(message)}`);
      events.push(message.data);
    }
    return events;
  }

  /** The next message, if there is one. */
  async next(): Promise<Message | undefined> {
    while (this.messages.length === 0) {
      const { done, value } = await this.chunks.next();
      if (done === true) return undefined;
      const texts = (this.rest + value).split('\n\n');
      this.rest = texts.pop()!;
      this.messages.push(...texts.map(messageOf));
    }
    return this.messages.shift();
  }

  /** Leaves it. */
  close(): void {
    this.response.destroy();
  }
}

function messageOf(text: string): Message {
  const field = (name: string): string | undefined =>
    text
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const data = field('data');
  return {
    id: field('id'),
    event: field('event'),
    data: data === undefined ? undefined : (JSON.parse(data) as EventJson),
  };
}
