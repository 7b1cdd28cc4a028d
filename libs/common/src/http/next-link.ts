import type { Page } from '../pagination/page.js';
import { type HttpReply, type HttpRequest, PUBLIC_URL, withoutOrigin } from './exchange.js';

/** Addresses that mean what they say: in these, putting a cursor in needs no parser, which takes 10 us. */
const PLAIN_PATH = /^\/[\w/.~-]*(\?[\w=&.~%-]*)?$/;
const PLAIN_HOST = /^[\w.-]+(:\d+)?$/;
const CURSOR = /([?&]cursor=)[^&]*/;

/** Sets `Link: <absolute url>; rel="next"` (RFC 8288) when the page has a next one; returns the page. */
export function linkNext<Listed extends Pick<Page<unknown>, 'nextCursor'>>(
  request: HttpRequest,
  reply: HttpReply,
  page: Listed,
): Listed {
  if (page.nextCursor === null) return page;
  const url = nextUrl(request, page.nextCursor);
  if (url !== undefined) void reply.header('Link', `<${url}>; rel="next"`);
  return page;
}

/** @param cursor base64url, which means the same in an address */
function nextUrl(request: HttpRequest, cursor: string): string | undefined {
  const known = request[PUBLIC_URL];
  const { host = '' } = request;
  const base = known ?? `${request.protocol === 'https' ? 'https' : 'http'}://${host}`;
  const url = known === undefined ? request.originalUrl : withoutOrigin(request.originalUrl);
  if ((known !== undefined || PLAIN_HOST.test(host)) && PLAIN_PATH.test(url)) {
    const next = url.replace(CURSOR, `$1${cursor}`);
    if (next !== url) return `${base}${next}`;
    return `${base}${url}${url.includes('?') ? '&' : '?'}cursor=${cursor}`;
  }
  // A client may send any Host; one that makes no URL gets its next page from the body's cursor.
  const whole = url.startsWith('/') ? `${base}${url}` : url;
  if (!URL.canParse(whole)) return undefined;
  const next = new URL(whole);
  next.searchParams.set('cursor', cursor);
  return next.href;
}
