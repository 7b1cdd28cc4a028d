import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * An origin of its own, with an empty page at `/`. Below `/busy` is a service that refuses two requests, then answers, and
 * below `/silent` one that never does.
 */
export interface WebPage {
  readonly origin: string;
  close(): Promise<void>;
}

export async function openWebPage(): Promise<WebPage> {
  let refusals = 2;
  const busy = (answer: ServerResponse): void => {
    refusals -= 1;
    if (refusals < 0) {
      answer.writeHead(200, { 'Content-Type': 'application/json' }).end('{"items":[],"nextCursor":null}');
      return;
    }
    answer.writeHead(refusals === 1 ? 503 : 429, { 'Retry-After': '0' }).end();
  };
  const server = createServer((request: IncomingMessage, answer: ServerResponse) => {
    const { url = '/' } = request;
    if (url.startsWith('/busy/')) busy(answer);
    else if (!url.startsWith('/silent/'))
      answer.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>A page</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
