import { decodeUtf8 } from '@retinue/common';
import { largeTurn, refuseUnboundedJson } from '@retinue/common/http';
import type { FastifyBodyParser, FastifyInstance } from 'fastify';

/** Bytes from which on a body is parsed when its turn has come: the largest takes some milliseconds. */
const LARGE_BYTES = 16_384;

/**
 * Makes JSON the only body there is, parsed by Fastify (which refuses `__proto__`). An empty one counts as
 * none: some clients name the content type of every PUT, body or not.
 */
export function acceptJsonOnly(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  const parser: FastifyBodyParser<Buffer> = (request, body, done) => {
    let text: string;
    try {
      text = textOf(body);
    } catch (error) {
      done(error as Error);
      return;
    }
    if (text === '') done(null, undefined);
    else void parse(request, text, done);
  };
  fastify.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length < LARGE_BYTES) parser(request, body, done);
    else void largeTurn().then(() => parser(request, body, done));
  });
}

/** @throws an error with its status for what is not UTF-8, which would be stored as something that nobody meant, or has no bounds */
function textOf(body: Buffer): string {
  const text = decodeUtf8(body);
  if (text === undefined) {
    const message = 'The body is not UTF-8: encode it as UTF-8, whatever the Content-Type says';
    throw Object.assign(new Error(message), { statusCode: 400 });
  }
  if (text !== '') refuseUnboundedJson(text);
  return text;
}
