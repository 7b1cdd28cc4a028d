import { refuseUnboundedJson } from '@retinue/common/http';
import type { FastifyInstance } from 'fastify';

/**
 * Makes JSON the only body there is, parsed by Fastify (which refuses `__proto__`). An empty one counts as
 * none: some clients name the content type of every PUT, body or not.
 */
export function acceptJsonOnly(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = body.toString();
    if (text === '') {
      done(null, undefined);
      return;
    }
    try {
      refuseUnboundedJson(text);
    } catch (error) {
      done(error as Error);
      return;
    }
    void parse(request, text, done);
  });
}
