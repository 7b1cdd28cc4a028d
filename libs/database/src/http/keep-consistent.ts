import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Consistency } from '../consistency/consistency.js';

const CONSISTENCY_TOKEN = 'consistency-token';
const STALE_READ = 'stale-read';

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
