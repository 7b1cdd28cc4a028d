import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Consistency } from '../consistency/consistency.js';

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

/**
 * Gives each answer of a server its `Consistency-Token`, and each request the freshness that its own asks for. Without it,
 * reads from replicas may be of the past.
 *
 * @param fastify before it listens: of a Nest application, `app.getHttpAdapter().getInstance()`
 */
export function keepConsistent(fastify: FastifyInstance, consistency: Consistency): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const token = request.headers[CONSISTENCY_TOKEN];
    consistency.during(typeof token === 'string' ? token : undefined, clientOf(request), done);
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    const { token, stale } = consistency.freshness();
    void reply.header(CONSISTENCY_TOKEN, token);
    if (stale) void reply.header(STALE_READ, 'primary-unreachable');
    done();
  });
}

function clientOf({ headers, ip }: FastifyRequest): string {
  return headers.authorization ?? ip;
}
