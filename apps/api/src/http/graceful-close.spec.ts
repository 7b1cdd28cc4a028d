import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setImmediate, setTimeout as later } from 'node:timers/promises';
import { fastify, type FastifyInstance } from 'fastify';
import { createEdgeServer } from './edge-server.js';
import { gracefulClose } from './graceful-close.js';

const REQUEST = 'GET / HTTP/1.1\r\nHost: test\r\n\r\n';

/** Longer than a silent connection is left open: what a commit can take on a disk that is busy. */
const BLOCKED_MS = 700;

/** Far longer than a silent connection may take, far shorter than a slow one. */
const WAITING_MS = 5_000;

/** Enough for several chunks. */
const MANY = 3_000;

/** Twice as long as a closing server waits for its slowest client. */
const LIMIT_MS = 16_000;

describe('a server that closes', () => {
  test('answers a request that came while its process was busy for longer than silent connections may wait', async () => {
    const { server, port, close } = await start();
    const socket = await connected(port);
    socket.write(REQUEST);
    await once(socket, 'data');
    const second = text(socket);
    const closed = close();
    await later(50);
    // In the check phase: the timers come next, and the request is read after them.
    await setImmediate();
    socket.write(REQUEST);
    block(BLOCKED_MS);
    expect(await second).toContain('HTTP/1.1 200 OK');
    await closed;
    await server.close();
  });

  test('answers a request of a connection that it has not accepted yet', async () => {
    const { server, port, close } = await start();
    const socket = connect(port, '127.0.0.1');
    // The kernel has made the connection after this tick; the server hears of it in a later turn of the event loop.
    await new Promise((resolve) => process.nextTick(resolve));
    const answer = text(socket.on('connect', () => socket.write(REQUEST)));
    await close();
    expect(await answer).toContain('HTTP/1.1 200 OK');
    await server.close();
  });

  test('answers all that a connection has sent, and closes it with the last answer', async () => {
    const { server, port, close } = await start();
    const socket = await connected(port);
    const answers = text(socket);
    socket.write(REQUEST.repeat(MANY));
    await later(1);
    await close();
    const all = (await answers).split('HTTP/1.1 200 OK').slice(1);
    expect(all).toHaveLength(MANY);
    expect(all.filter((answer) => /connection: close/i.test(answer))).toEqual([all.at(-1)]);
    await server.close();
  });

  test('waits for nobody longer than its limit, whatever is queued', async () => {
    const { server, port, close } = await start();
    const sockets = await Promise.all(
      ['GET /never', 'GET /endless', 'POST /'].map(async (first) => {
        const socket = await connected(port);
        socket.on('error', () => undefined).pause();
        const length = first.startsWith('POST') ? 'Content-Length: 10\r\n' : '';
        socket.write(
          `${first} HTTP/1.1\r\nHost: a\r\n${length}\r\n${length === '' ? REQUEST.repeat(MANY) : 'half'}`,
        );
        return socket;
      }),
    );
    await later(50);
    const waiting = later(LIMIT_MS, 'still waiting', { ref: false });
    expect(await Promise.race([close().then(() => 'closed'), waiting])).toBe('closed');
    for (const socket of sockets) socket.destroy();
    await server.close();
  });

  test('does not wait for a client that says nothing', async () => {
    const { server, port, close } = await start();
    const socket = await connected(port);
    const answer = text(socket);
    const waiting = later(WAITING_MS, 'still waiting', { ref: false });
    expect(await Promise.race([close().then(() => 'closed'), waiting])).toBe('closed');
    expect(await answer).toBe('');
    await server.close();
  });
});

async function start(): Promise<{ server: FastifyInstance; port: number; close: () => Promise<void> }> {
  const server = fastify({
    return503OnClosing: false,
    serverFactory: (handle: RequestListener) => createEdgeServer(handle),
  });
  server.get('/', () => 'here');
  server.post('/', () => 'taken');
  server.get('/never', () => new Promise(() => undefined));
  server.get('/endless', (_request, reply) => reply.send(endless()));
  const close = gracefulClose(server);
  await server.listen({ port: 0, host: '127.0.0.1' });
  return { server, port: (server.server.address() as AddressInfo).port, close };
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  // Until the server has accepted it.
  await later(50);
  return socket;
}

function endless(): Readable {
  return Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(64 * 1024, 'x');
    })(),
  );
}

/** Stands still, as a process does in a commit. */
function block(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
