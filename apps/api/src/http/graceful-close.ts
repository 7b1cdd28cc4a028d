import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { serversBeside } from './edge-server.js';
import { openConnections } from './open-connections.js';
import { pipelineOf } from './pipelines.js';

/** Milliseconds in which requests that a client has sent, but that have not reached us yet, still find us there. */
const ARRIVAL_MS = 500;

/** Milliseconds after which a client that takes its answer too slowly is cut: whoever stops us won't wait for ever. */
const MAX_CLOSING_MS = 8_000;

/**
 * Gives the function that ends the listening, and settles when every request in flight is answered; the
 * application is closed after it.
 *
 * Neither Node's close nor Fastify's does that by itself. A port that is closed resets whoever has connected and is
 * not accepted yet, so those are accepted first. Node cuts the connections that look idle at once; under load some of
 * those have a request on its way, so only what stays silent is cut, a moment later; and it does not count as idle who
 * has connected and never said anything. And Fastify asks clients to connect anew (`Connection: close`) before the
 * port is closed; here that comes with it, in the same turn of the event loop, and with the last answer of a connection.
 *
 * @param fastify on servers that `createEdgeServer` makes
 */
export function gracefulClose(fastify: FastifyInstance): () => Promise<void> {
  let accepted = 0;
  fastify.server.on('connection', () => (accepted += 1));
  let closing = false;
  fastify.addHook('onSend', ({ raw }, reply, _payload, done) => {
    if (closing && pipelineOf(raw.socket)?.hasMore !== true) void reply.header('Connection', 'close');
    done();
  });

  /** Settles after a turn of the event loop in which nobody came. */
  const acceptThoseWaiting = async (): Promise<void> => {
    const end = performance.now() + ARRIVAL_MS;
    let before: number;
    do {
      before = accepted;
      // Two: the first may come before the loop has looked at its sockets.
      await setImmediate();
      await setImmediate();
    } while (accepted !== before && performance.now() < end);
  };

  return async () => {
    await acceptThoseWaiting();
    closing = true;
    await Promise.all(serversBeside(fastify.server).map(closeServer));
  };
}

async function closeServer(server: Server): Promise<void> {
  const open = openConnections(server);
  server.closeIdleConnections = () => undefined;
  let heard = bytesReadOf(open);
  const cutSilent = (): void => {
    for (const socket of open) {
      const isSilent = socket.bytesRead === (heard.get(socket) ?? 0);
      if (isSilent && pipelineOf(socket)?.isIdle === true) socket.destroy();
    }
    heard = bytesReadOf(open);
  };
  // What came while the process was busy for longer than that is read before anybody is cut.
  const idle = setInterval(() => void setImmediate().then(cutSilent), ARRIVAL_MS);
  const slow = setTimeout(() => open.forEach((socket) => socket.destroy()), MAX_CLOSING_MS);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(idle);
  clearTimeout(slow);
}

function bytesReadOf(sockets: ReadonlySet<Socket>): Map<Socket, number> {
  return new Map([...sockets].map((socket) => [socket, socket.bytesRead]));
}
