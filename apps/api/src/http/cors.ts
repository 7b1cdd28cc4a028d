import preflights from '@fastify/cors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerFrameworkError } from './framework-errors.js';

const READING = ['GET', 'HEAD'];
const WRITING = ['PUT', 'POST', 'PATCH', 'DELETE'];
/** Every header that says something to a page: it can read no other. */
const EXPOSED =
  'Consistency-Token, Content-Disposition, ETag, Idempotency-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After, Stale-Read, ' +
  'WWW-Authenticate, X-Request-Id';

/** What is done as a request begins. */
export type Begin = (request: FastifyRequest, reply: FastifyReply) => void;

/**
 * Any origin may read, as in the original service; those listed may also write, and send credentials.
 *
 * The library answers preflights, see {@link answerPreflights}. The headers of every other answer are set here: it
 * works its options out anew for each request, which took 5 of the 28 us of a small answer.
 *
 * @param begin what else is done as a request begins. A hook of its own would cost more than that
 */
export function allowOrigins(fastify: FastifyInstance, origins: readonly string[], begin: Begin): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    begin(request, reply);
    if (request.method !== 'OPTIONS') {
      void reply.header('vary', 'Origin');
      const allowed = allowedOrigin(request.method, request.headers.origin, origins);
      if (allowed !== undefined) {
        void reply.header('access-control-allow-origin', allowed);
        void reply.header('access-control-expose-headers', EXPOSED);
        if (allowed !== '*') void reply.header('access-control-allow-credentials', 'true');
      }
    }
    done();
  });
}

/** Answers preflights. Hooks that may refuse one must be there before. */
export async function answerPreflights(fastify: FastifyInstance, origins: readonly string[]): Promise<void> {
  // In a scope of its own, the library sees nothing but the OPTIONS route that it adds there. The scope has a name,
  // since Fastify looks one without among all modules that are loaded.
  const answer = async (scope: FastifyInstance): Promise<void> => {
    // Nest's handler of errors comes later, and scopes keep what there was when they began.
    scope.setErrorHandler(answerFrameworkError);
    await scope.register(preflights, {
      // Half a preflight is harmless; refusing it, the library says so in plain text.
      strictPreflight: false,
      delegator: (request, callback) => {
        const { origin, 'access-control-request-method': asked = 'OPTIONS' } = request.headers;
        const allowed = allowedOrigin(asked, origin, origins) ?? false;
        const isListed = allowed !== '*' && allowed !== false;
        callback(null, {
          origin: allowed,
          // Refusing a method in the answer's list is not enough: browsers don't look there for POST.
          methods: isListed ? [...READING, ...WRITING] : READING,
          credentials: isListed,
          ...(isListed ? {} : { allowedHeaders: withoutCredentials(request) }),
        });
      },
    });
  };
  await fastify.register(Object.assign(answer, { [Symbol.for('fastify.display-name')]: 'preflights' }));
}

function allowedOrigin(
  method: string,
  origin: string | undefined,
  origins: readonly string[],
): string | undefined {
  if (origin !== undefined && origins.includes(origin)) return origin;
  return READING.includes(method) ? '*' : undefined;
}

/** The headers that a page would like to send, but for the one that says who calls. */
function withoutCredentials({ headers }: FastifyRequest): string[] {
  const asked = [headers['access-control-request-headers'] ?? []].flat().join(',').split(',');
  return asked.map((name) => name.trim()).filter((name) => !/^(authorization)?$/i.test(name));
}
