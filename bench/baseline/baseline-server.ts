/**
 * The least that could do the job: `node:http` and prepared statements, no framework. What Retinue is held against.
 *
 *   DATABASE_FILE=graph.db node bench/dist/baseline/baseline-server.js
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, answerEmpty } from './answer.js';
import { readCursor } from './cursor.js';
import { BaselineStore, type NewUser, type Operation, type Outcome } from './baseline-store.js';

const STATUS_OF: Readonly<Record<Outcome, number>> = {
  followed: 201,
  already_following: 200,
  unfollowed: 204,
  not_following: 204,
};

const store = new BaselineStore(process.env['DATABASE_FILE']!);
const server = createServer((request, response) => {
  const [path = '', query = ''] = request.url!.split('?');
  const [, , first = '', second = '', third = '', fourth = ''] = path.split('/');
  const id = Number(second);
  if (first === 'users' && third === 'following') {
    answerEdge(request, response, id, Number(fourth));
  } else if (request.method === 'GET' && first === 'users' && third === 'followers') {
    const asked = new URLSearchParams(query);
    const cursor = asked.get('cursor');
    const limit = Number(asked.get('limit') ?? 50);
    const page = store.followers(id, limit, cursor === null ? undefined : readCursor(cursor)) as
      { nextCursor: string | null } | undefined;
    if (page?.nextCursor != null) {
      asked.set('cursor', page.nextCursor);
      response.setHeader('Link', `<http://${request.headers.host}${path}?${asked.toString()}>; rel="next"`);
    }
    answer(request, response, 200, page);
  } else if (request.method === 'GET' && first === 'users' && third === 'relationships') {
    const ids = new Set(new URLSearchParams(query).get('ids')!.split(',').map(Number));
    const items = [...ids].map((otherId) => store.relationship(id, otherId));
    answer(request, response, 200, { items: items.filter((item) => item !== undefined) });
  } else if (first === 'users' && second !== '' && third === '') {
    answerUser(request, response, id);
  } else if (request.method === 'POST' && first === 'users') {
    readJson(request, (body) => {
      const user = store.create(body as NewUser);
      response.setHeader('Location', `/v1/users/${user.id}`);
      response.setHeader('ETag', '"1"');
      answer(request, response, 201, user);
    });
  } else if (request.method === 'POST' && first === 'follows') {
    readJson(request, (body) => {
      const { operations } = body as { operations: Operation[] };
      answer(request, response, 200, { dryRun: false, items: store.batch(operations) });
    });
  } else {
    answer(request, response, 404, undefined);
  }
});
// As Fastify's is: its header says so.
server.keepAliveTimeout = 72_000;
server.listen(0, '127.0.0.1', () => {
  console.log(`Listening on http://127.0.0.1:${(server.address() as AddressInfo).port}, the baseline`);
});
process.on('SIGTERM', () => {
  server.close(() => store.close());
  server.closeAllConnections();
});

function answerEdge(request: IncomingMessage, response: ServerResponse, id: number, otherId: number): void {
  if (request.method === 'GET') {
    const relationship = store.relationship(id, otherId);
    answer(request, response, 200, relationship?.following === true ? relationship : undefined);
    return;
  }
  const outcome = request.method === 'PUT' ? store.follow(id, otherId) : store.unfollow(id, otherId);
  if (outcome === undefined) answer(request, response, 404, undefined);
  else if (request.method === 'PUT')
    answer(request, response, STATUS_OF[outcome], store.relationship(id, otherId));
  else answerEmpty(response, 204);
}

function answerUser(request: IncomingMessage, response: ServerResponse, id: number): void {
  const tagged = (user: object | undefined): void => {
    if (user !== undefined) response.setHeader('ETag', `"${(user as { version: number }).version}"`);
    answer(request, response, 200, user);
  };
  if (request.method === 'GET') tagged(store.user(id));
  else if (request.method === 'DELETE') answerEmpty(response, store.delete(id) ? 204 : 404);
  else readJson(request, (body) => tagged(store.rename(id, (body as NewUser).firstName)));
}

function readJson(request: IncomingMessage, use: (body: unknown) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => use(JSON.parse(Buffer.concat(chunks).toString())));
}
