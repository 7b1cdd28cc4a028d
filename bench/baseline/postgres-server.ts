/**
 * The baseline server on PostgreSQL: `node:http`, `pg` and prepared statements. It answers what is measured there and no
 * more.
 *
 *   DATABASE_URL=postgres://… node bench/dist/baseline/postgres-server.js
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, answerEmpty } from './answer.js';
import type { NewUser, Operation } from './baseline-store.js';
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
  if (first === 'users' && third === 'following') {
    await answerEdge(request, response, id, Number(fourth));
  } else if (first === 'users' && third === 'followers') {
    await answerPage(request, response, id, path, new URLSearchParams(query));
  } else if (first === 'users' && third === 'relationships') {
    const ids = new Set(new URLSearchParams(query).get('ids')!.split(',').map(Number));
    const items = await Promise.all([...ids].map(async (otherId) => store.relationship(id, otherId)));
    answer(request, response, 200, { items: items.filter((item) => item !== undefined) });
  } else if (first === 'users' && second !== '') {
    await answerUser(request, response, id);
  } else if (request.method === 'POST' && first === 'users') {
    const user = (await store.create((await readJson(request)) as NewUser))!;
    response.setHeader('Location', `/v1/users/${user.id}`);
    response.setHeader('ETag', '"1"');
    answer(request, response, 201, user);
  } else if (request.method === 'POST' && first === 'follows') {
    const { operations } = (await readJson(request)) as { operations: Operation[] };
    answer(request, response, 200, { dryRun: false, items: await store.batch(operations) });
  } else {
    answer(request, response, 404, undefined);
  }
}

async function answerUser(request: IncomingMessage, response: ServerResponse, id: number): Promise<void> {
  if (request.method === 'DELETE') {
    answerEmpty(response, (await store.delete(id)) === true ? 204 : 404);
    return;
  }
  const user =
    request.method === 'GET'
      ? await store.user(id)
      : await store.rename(id, ((await readJson(request)) as NewUser).firstName);
  if (user !== undefined) response.setHeader('ETag', `"${(user as { version: number }).version}"`);
  answer(request, response, 200, user);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
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
  if (request.method === 'DELETE') {
    await store.unfollow(id, otherId);
    answerEmpty(response, 204);
    return;
  }
  const [outcome, relationship] = (await store.follow(id, otherId)) ?? [];
  answer(request, response, outcome === 'followed' ? 201 : 200, relationship);
}
