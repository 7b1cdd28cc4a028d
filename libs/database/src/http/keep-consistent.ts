import { AsyncResource } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { Consistency } from '../consistency/consistency.js';

const CONSISTENCY_TOKEN = 'consistency-token';
const STALE_READ = 'stale-read';

/** Characters; no token that is given out comes near this. */
const MAX_TOKEN_LENGTH = 255;

/** The headers of answers, for an OpenAPI document. */
export const CONSISTENCY_HEADERS = {
  'Consistency-Token': {
    description: 'How fresh the answer is. Sent along with the next request, that sees at least as much.',
    schema: { type: 'string' },
    example: 'v1.1.16B3748.3q2-7wAAAAAAAAAA',
  },
  'Stale-Read': {
    description:
      'The answer may be older than the request asked for: the primary database cannot be reached.',
    schema: { type: 'string', enum: ['primary-unreachable'] },
  },
};

/** The header of requests, for an OpenAPI document: a parameter of every operation. */
export const CONSISTENCY_TOKEN_PARAMETER = {
  name: 'Consistency-Token',
  in: 'header' as const,
  required: false,
  description: 'The token of an earlier answer: this one will be at least as fresh.',
  // Not `example`, which the page of the document would send.
  schema: {
    type: 'string',
    maxLength: MAX_TOKEN_LENGTH,
    examples: [CONSISTENCY_HEADERS['Consistency-Token'].example],
  },
};

/** A request, as both of Nest's platforms give it. */
interface Asking {
  readonly headers: IncomingMessage['headers'];
  /** Missing when the client has left already. */
  readonly ip?: string;
}

/** As much of a Fastify server as is needed here. */
interface Hooked {
  addHook(name: 'onRequest', hook: (request: Asking, reply: Answering, done: () => void) => void): unknown;
  addHook(
    name: 'onSend',
    hook: (request: Asking, reply: Answering, payload: unknown, done: () => void) => void,
  ): unknown;
}

interface Answering {
  header(name: string, value: string): unknown;
}

/** As much of an Express application as is needed here. */
interface Layered {
  use(layer: (request: Asking, response: ServerResponse, next: () => void) => void): unknown;
}

/**
 * Gives each answer of a server its `Consistency-Token`, and each request the freshness that its own asks for. Without it,
 * reads from replicas may be of the past.
 *
 * @param app on Fastify or Express, before it listens
 */
export function keepConsistent(app: INestApplication): void {
  const server = app.getHttpAdapter().getInstance() as Hooked | Layered;
  const consistency = app.get(Consistency, { strict: false });
  if ('addHook' in server) hookInto(server, consistency);
  else layOver(server, consistency);
}

function hookInto(fastify: Hooked, consistency: Consistency): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    consistency.during(tokenOf(request), clientOf(request), done);
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    tell(consistency, (name, value) => void reply.header(name, value));
    done();
  });
}

function layOver(express: Layered, consistency: Consistency): void {
  express.use((request, response, next) => {
    consistency.during(tokenOf(request), clientOf(request), () => {
      const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse;
      // Whoever sends the head, it is told what this request has seen.
      const tellNow = AsyncResource.bind(() =>
        tell(consistency, (name, value) => void response.setHeader(name, value)),
      );
      response.writeHead = (...head: unknown[]) => {
        if (!response.headersSent) tellNow();
        return writeHead(...head);
      };
      next();
    });
  });
}

function tell(consistency: Consistency, setHeader: (name: string, value: string) => void): void {
  const { token, stale } = consistency.freshness();
  setHeader(CONSISTENCY_TOKEN, token);
  if (stale) setHeader(STALE_READ, 'primary-unreachable');
}

function tokenOf({ headers }: Asking): string | undefined {
  const token = headers[CONSISTENCY_TOKEN];
  return typeof token === 'string' ? token : undefined;
}

function clientOf({ headers, ip = '' }: Asking): string {
  return headers.authorization ?? ip;
}
