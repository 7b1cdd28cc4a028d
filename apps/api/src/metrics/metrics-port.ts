import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SettingsError } from '../settings/settings-error.js';
import { PROMETHEUS_CONTENT_TYPE } from './metrics-media-type.js';

/** Milliseconds in which a request must have come. */
const REQUEST_MS = 10_000;

/** Connections at once, at most: who reads metrics are few. */
const MAX_CONNECTIONS = 16;

/** Where metrics are read that have a port of their own. */
export interface MetricsPort {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves metrics at `/metrics` and nothing else, to whoever reaches the port.
 *
 * @throws SettingsError when it can't listen there
 */
export async function openMetricsPort(
  at: { readonly host: string; readonly port: number },
  text: () => Promise<string>,
): Promise<MetricsPort> {
  const server = createServer(
    { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS },
    (request, response) => {
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      if (request.url?.replace(/\?.*$/s, '') !== '/metrics' || !isRead) {
        response.writeHead(404, { 'Content-Type': 'text/plain' }).end('GET /metrics is all there is\n');
        return;
      }
      text().then(
        (body) =>
          response
            .writeHead(200, { 'Content-Type': PROMETHEUS_CONTENT_TYPE })
            .end(request.method === 'HEAD' ? undefined : body),
        () =>
          response
            .writeHead(503, { 'Content-Type': 'text/plain' })
            .end('The metrics are not to be had just now\n'),
      );
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, at);
  const { address, family, port } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/metrics`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, at: { readonly host: string; readonly port: number }): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(new SettingsError(`METRICS_HOST, METRICS_PORT: ${error.message}`)),
    );
    server.listen({ ...at, exclusive: true }, resolve);
  });
  server.removeAllListeners('error');
  server.on('error', () => undefined);
}
