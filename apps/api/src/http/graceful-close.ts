import type { FastifyInstance } from 'fastify';

/** Milliseconds in which requests that a client has sent, but that have not reached us yet, still find us there. */
const ARRIVAL_MS = 250;

/** Milliseconds after which a client that takes its answer too slowly is cut: whoever stops us won't wait for ever. */
const MAX_CLOSING_MS = 8_000;

/**
 * Lets every request in flight be answered when the server closes. Node's own close cuts the connections that
 * look idle at once; under load some of those have a request on its way. So: no new connections, each answer
 * from now on says that its connection ends, and only what stays silent is cut, a moment later.
 */
export function closeGracefully(fastify: FastifyInstance): void {
  let closing = false;
  fastify.addHook('preClose', async () => {
    closing = true;
  });
  fastify.addHook('onSend', async (_request, reply) => {
    if (closing) void reply.header('Connection', 'close');
  });
  const { server } = fastify;
  const closeIdleConnections = server.closeIdleConnections.bind(server);
  server.closeIdleConnections = () => {
    setTimeout(closeIdleConnections, ARRIVAL_MS);
    setTimeout(() => server.closeAllConnections(), MAX_CLOSING_MS).unref();
  };
}
