import type { FastifyCorsOptions, FastifyCorsOptionsDelegateCallback } from '@fastify/cors';

const READING = ['GET', 'HEAD'];
const WRITING = ['PUT', 'POST', 'PATCH', 'DELETE'];
const EXPOSED = ['ETag', 'Link', 'Location', 'Retry-After'];

const ANYBODY_READS: FastifyCorsOptions = { origin: '*', methods: READING, exposedHeaders: EXPOSED };
const NOBODY: FastifyCorsOptions = { origin: false };

/**
 * Any origin may read, as in the original service; those listed may also write. A browser asks with the
 * method in the preflight, so the same origin gets two answers.
 */
export function corsFor(origins: readonly string[]): { delegator: FastifyCorsOptionsDelegateCallback } {
  const listed: FastifyCorsOptions = {
    origin: [...origins],
    methods: [...READING, ...WRITING],
    exposedHeaders: EXPOSED,
  };
  return {
    delegator: (request, callback) => {
      const { origin } = request.headers;
      // A preflight asks for a method. Refusing it in the answer's list is not enough: browsers don't look there for POST.
      const asked = request.headers['access-control-request-method'];
      const method = request.method === 'OPTIONS' && asked !== undefined ? asked : request.method;
      if (origin !== undefined && origins.includes(origin)) callback(null, listed);
      else callback(null, READING.includes(method) ? ANYBODY_READS : NOBODY);
    },
  };
}
