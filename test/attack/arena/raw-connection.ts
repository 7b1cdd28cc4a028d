import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { parseAnswers, type RawAnswer } from './raw-answers.js';

/** Milliseconds of silence after which nothing more is expected. */
const SILENCE_MS = 400;

/** A connection on which any bytes can be sent. */
export class RawConnection {
  private readonly received: Buffer[] = [];
  private lastReadAt = performance.now();
  /** Whether the server closed it. */
  closed = false;

  private constructor(readonly socket: Socket) {
    // A server that cuts a connection is within its rights.
    socket.on('error', () => undefined);
    socket.on('close', () => (this.closed = true));
  }

  /**
   * @param reads false to take nothing that the server sends
   * @param localAddress the client's own, such as `127.0.0.2`
   */
  static async open(
    url: string,
    { reads = true, localAddress }: { reads?: boolean; localAddress?: string } = {},
  ): Promise<RawConnection> {
    const { hostname, port } = new URL(url);
    const socket = connect({
      host: hostname,
      port: Number(port),
      ...(localAddress === undefined ? {} : { localAddress }),
    });
    const connection = new RawConnection(socket);
    if (reads) socket.on('data', (bytes) => connection.take(bytes));
    else socket.pause();
    await Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => undefined);
    return connection;
  }

  write(bytes: string | Buffer): void {
    this.socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  }

  /**
   * Waits for so many answers, until the server closes, or nothing has come for a while.
   *
   * @param withoutBody answers to `HEAD`
   * @param patienceMs milliseconds for the first byte
   */
  async answers(count: number, { withoutBody = false, patienceMs = 5_000 } = {}): Promise<RawAnswer[]> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const found = parseAnswers(Buffer.concat(this.received), withoutBody);
      const isSilent = this.received.length > 0 && performance.now() - this.lastReadAt > SILENCE_MS;
      if (found.length >= count || this.closed || performance.now() > deadline || isSilent) return found;
      await delay(5);
    }
  }

  /** Waits until the server has closed it. @returns whether it did */
  async isClosedWithin(milliseconds: number): Promise<boolean> {
    const deadline = performance.now() + milliseconds;
    while (!this.closed && performance.now() < deadline) await delay(5);
    return this.closed;
  }

  destroy(): void {
    this.socket.destroy();
  }

  private take(bytes: Buffer): void {
    this.lastReadAt = performance.now();
    this.received.push(bytes);
  }
}
