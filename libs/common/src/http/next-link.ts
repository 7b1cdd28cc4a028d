import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Page } from '../pagination/page.js';

/** Sets `Link: <absolute url>; rel="next"` (RFC 8288) when the page has a next one; returns the page. */
export function linkNext<Item>(request: FastifyRequest, reply: FastifyReply, page: Page<Item>): Page<Item> {
  if (page.nextCursor !== null) {
    const url = new URL(request.url, `${request.protocol}://${request.host}`);
    url.searchParams.set('cursor', page.nextCursor);
    void reply.header('Link', `<${url.href}>; rel="next"`);
  }
  return page;
}
