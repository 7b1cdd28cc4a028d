import type { FastifyInstance } from 'fastify';

/**
 * Makes JSON the only body there is, parsed by Fastify (which refuses `__proto__`). An empty one counts as
 * none: some clients name the content type of every PUT, body or not.
 */
export function acceptJsonOnly(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body.toString(), done);
  });
}
