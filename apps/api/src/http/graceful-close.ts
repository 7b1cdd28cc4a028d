import type { FastifyInstance } from 'fastify';

/** Milliseconds in which requests that a client has sent, but that have not reached us yet, still find us there. */
const ARRIVAL_MS = 500;

/** Milliseconds after which a client that takes its answer too slowly is cut: whoever stops us won't wait for ever. */
const MAX_CLOSING_MS = 8_000;

/**
 * Gives the function that ends the listening, and settles when every request in flight is answered; the
 * application is closed after it.
 *
 * Neither Node's close nor Fastify's does that by itself. Node cuts the connections that look idle at once; under
 * load some of those have a request on its way, so only what stays silent is cut, a moment later. And Fastify
 * asks clients to connect anew (`Connection: close`) before the port is closed, so that a new connection can
 * wait to be accepted when that happens, and is reset. So: first the port, in the same turn of the event loop
 * as the first answer that ends its connection.
 */
export function gracefulClose(fastify: FastifyInstance): () => Promise<void> {
  let closing = false;
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) void reply.header('Connection', 'close');
    done();
  });
  return async () => {
    closing = true;
    const { server } = fastify;
    const closeIdleConnections = server.closeIdleConnections.bind(server);
    server.closeIdleConnections = () => undefined;
    const idle = setTimeout(closeIdleConnections, ARRIVAL_MS);
    const slow = setTimeout(() => server.closeAllConnections(), MAX_CLOSING_MS);
    await new Promise((resolve) => server.close(resolve));
    clearTimeout(idle);
    clearTimeout(slow);
  };
}
