import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Page } from '../pagination/page.js';

/** Sets `Link: <absolute url>; rel="next"` (RFC 8288) when the page has a next one; returns the page. */
export function linkNext<Item>(request: FastifyRequest, reply: FastifyReply, page: Page<Item>): Page<Item> {
  const origin = `${request.protocol}://${request.host}`;
  // A client may send any Host; one that makes no URL gets its next page from the body's cursor.
  if (page.nextCursor !== null && URL.canParse(request.url, origin)) {
    const url = new URL(request.url, origin);
    url.searchParams.set('cursor', page.nextCursor);
    void reply.header('Link', `<${url.href}>; rel="next"`);
  }
  return page;
}
