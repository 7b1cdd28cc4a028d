import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What a server said to one request, as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A connection on which the test itself decides which bytes go, and when. */
export class RawConnection {
  private received = '';
  private wake = (): void => undefined;

  private constructor(readonly socket: Socket) {
    // One character for each byte: lengths are counted in bytes.
    socket.on('error', () => undefined).setEncoding('latin1');
    socket.on('data', (text: string) => {
      this.received += text;
      this.wake();
    });
    socket.on('close', () => this.wake());
  }

  static async open(url: string): Promise<RawConnection> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new RawConnection(socket);
  }

  /** Sends what was written by hand; lines end as they do in the text. */
  send(bytes: string): void {
    this.socket.write(bytes);
  }

  /** The next answers, in the order in which they came. Those that have no body by their nature are to be named. */
  async answers(count: number, withoutBody: ReadonlySet<number> = new Set()): Promise<RawAnswer[]> {
    const answers: RawAnswer[] = [];
    while (answers.length < count) {
      const taken = takeAnswer(this.received, withoutBody.has(answers.length));
      if (taken !== undefined) {
        answers.push(taken.answer);
        this.received = taken.rest;
      } else if (this.socket.closed) {
        throw new Error(`closed after ${answers.length} of ${count} answers: ${this.received.slice(0, 500)}`);
      } else {
        await new Promise<void>((resolve) => (this.wake = resolve));
      }
    }
    return answers;
  }

  /** Waits until the server has hung up; gives what came since the last answer. */
  async closed(): Promise<string> {
    if (!this.socket.closed) await once(this.socket, 'close');
    return this.received;
  }
}

/** A request as text, without a body unless one is given. */
export function requestText(method: string, path: string, body?: string): string {
  const content =
    body === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nHost: test\r\n${content}\r\n${body ?? ''}`;
}

function takeAnswer(text: string, hasNoBody: boolean): { answer: RawAnswer; rest: string } | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  const status = Number(first.split(' ')[1]);
  const length = hasNoBody ? 0 : Number(headers['content-length'] ?? 0);
  const start = end + 4;
  if (text.length < start + length) return undefined;
  const answer = { status, headers, body: text.slice(start, start + length) };
  return { answer, rest: text.slice(start + length) };
}
