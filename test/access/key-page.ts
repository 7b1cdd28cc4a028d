import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Issuer } from './issuer.js';

/** Publishes the keys of issuers, as long as it runs. */
export class KeyPage {
  issuers: readonly Issuer[] = [];
  asked = 0;
  /** Whether it answers with an error. */
  isBroken = false;
  /** Where it is, or was last. */
  url = '';
  private server: Server | undefined;

  async listen(port = 0): Promise<string> {
    this.server = createServer((_request, response) => {
      this.asked += 1;
      if (this.isBroken) {
        response.writeHead(500).end();
        return;
      }
      void Promise.all(this.issuers.map(async (issuer) => issuer.jwk())).then((keys) =>
        response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ keys })),
      );
    });
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/keys`;
    return this.url;
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    server?.closeAllConnections();
    await new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve)));
  }
}
