import type { PreparedPage } from '../pagination/prepared-page.js';
import type { HttpReply, HttpRequest } from './exchange.js';
import { linkNext } from './next-link.js';

/** Answers a page as its text already is, with the `Link` to the next one; describe it with `ApiPage`. */
export function answerPage(request: HttpRequest, reply: HttpReply, page: PreparedPage<unknown>): string {
  linkNext(request, reply, page);
  void reply.type('application/json; charset=utf-8');
  return `{"items":${page.itemsJson},"nextCursor":${JSON.stringify(page.nextCursor)}}`;
}
