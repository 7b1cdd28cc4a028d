import { decodeUtf8 } from '@retinue/common';
import { refuseUnboundedJson } from '@retinue/common/http';
import type { FastifyInstance } from 'fastify';

/**
 * Makes JSON the only body there is, parsed by Fastify (which refuses `__proto__`). An empty one counts as
 * none: some clients name the content type of every PUT, body or not.
 */
export function acceptJsonOnly(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = decodeUtf8(body as Buffer);
    if (text === undefined) {
      done(notUtf8());
      return;
    }
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

/** What is not UTF-8 would be stored as something that nobody meant. */
function notUtf8(): Error {
  const message = 'The body is not UTF-8: encode it as UTF-8, whatever the Content-Type says';
  return Object.assign(new Error(message), { statusCode: 400 });
}
