import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Page } from '../pagination/page.js';

/** Addresses that mean what they say: in these, putting a cursor in needs no parser, which takes 10 us. */
const PLAIN_PATH = /^\/[\w/.~-]*(\?[\w=&.~%-]*)?$/;
const PLAIN_HOST = /^[\w.-]+(:\d+)?$/;
const CURSOR = /([?&]cursor=)[^&]*/;

/** Sets `Link: <absolute url>; rel="next"` (RFC 8288) when the page has a next one; returns the page. */
export function linkNext<Listed extends Pick<Page<unknown>, 'nextCursor'>>(
  request: FastifyRequest,
  reply: FastifyReply,
  page: Listed,
): Listed {
  if (page.nextCursor === null) return page;
  const url = nextUrl(request, page.nextCursor);
  if (url !== undefined) void reply.header('Link', `<${url}>; rel="next"`);
  return page;
}

/** @param cursor base64url, which means the same in an address */
function nextUrl({ protocol, host, url }: FastifyRequest, cursor: string): string | undefined {
  if (PLAIN_HOST.test(host) && PLAIN_PATH.test(url)) {
    const next = url.replace(CURSOR, `$1${cursor}`);
    if (next !== url) return `${protocol}://${host}${next}`;
    return `${protocol}://${host}${url}${url.includes('?') ? '&' : '?'}cursor=${cursor}`;
  }
  const origin = `${protocol}://${host}`;
  // A client may send any Host; one that makes no URL gets its next page from the body's cursor.
  if (!URL.canParse(url, origin)) return undefined;
  const next = new URL(url, origin);
  next.searchParams.set('cursor', cursor);
  return next.href;
}
