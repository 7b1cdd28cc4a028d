/**
 * The baseline server on PostgreSQL: `node:http`, `pg` and prepared statements. It answers what is measured there and no
 * more: a page of followers, one relationship, a follow.
 *
 *   DATABASE_URL=postgres://… node bench/dist/baseline/postgres-server.js
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from './answer.js';
import { readCursor } from './cursor.js';
import { PostgresStore } from './postgres-store.js';

const store = new PostgresStore(process.env['DATABASE_URL']!, process.env['DATABASE_REPLICA_URL']);
const server = createServer((request, response) => {
  serve(request, response).catch((error: unknown) => {
    console.error(error);
    response.writeHead(500).end();
  });
});
// As Fastify's is: its header says so.
server.keepAliveTimeout = 72_000;
server.listen(0, '127.0.0.1', () => {
  console.log(`Listening on http://127.0.0.1:${(server.address() as AddressInfo).port}, the baseline`);
});
process.on('SIGTERM', () => {
  server.close(() => void store.close());
  server.closeAllConnections();
});

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '', query = ''] = request.url!.split('?');
  const [, , first = '', second = '', third = '', fourth = ''] = path.split('/');
  const id = Number(second);
  if (first !== 'users') answer(request, response, 404, undefined);
  else if (third === 'following') await answerEdge(request, response, id, Number(fourth));
  else await answerPage(request, response, id, path, new URLSearchParams(query));
}

async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  id: number,
  path: string,
  asked: URLSearchParams,
): Promise<void> {
  const cursor = asked.get('cursor');
  const limit = Number(asked.get('limit') ?? 50);
  const page = await store.followers(id, limit, cursor === null ? undefined : readCursor(cursor));
  if (page?.nextCursor != null) {
    asked.set('cursor', page.nextCursor);
    response.setHeader('Link', `<http://${request.headers.host}${path}?${asked.toString()}>; rel="next"`);
  }
  answer(request, response, 200, page);
}

async function answerEdge(
  request: IncomingMessage,
  response: ServerResponse,
  id: number,
  otherId: number,
): Promise<void> {
  if (request.method === 'GET') {
    const relationship = await store.relationship(id, otherId);
    answer(request, response, 200, relationship?.following === true ? relationship : undefined);
    return;
  }
  const [outcome, relationship] = (await store.follow(id, otherId)) ?? [];
  answer(request, response, outcome === 'followed' ? 201 : 200, relationship);
}
