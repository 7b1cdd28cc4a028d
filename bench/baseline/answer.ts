import type { IncomingMessage, ServerResponse } from 'node:http';

export const READABLE_BY_ITSELF = {
  'Content-Security-Policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Consistency-Token': 'v1.0.0.one-place-to-read',
  Vary: 'Origin',
};
const READABLE_BY_ANYBODY = {
  ...READABLE_BY_ITSELF,
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'Consistency-Token, Content-Disposition, ETag, Idempotency-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After, Stale-Read, WWW-Authenticate',
};

/** Answers with JSON, and with the headers that Retinue sends. @param body undefined for what is not there */
export function answer(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: object | undefined,
): void {
  const text = JSON.stringify(body ?? { code: 'not_found' });
  response.writeHead(body === undefined ? 404 : status, {
    ...(request.method === 'GET' ? READABLE_BY_ANYBODY : READABLE_BY_ITSELF),
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}
