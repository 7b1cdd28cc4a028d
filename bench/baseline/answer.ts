import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const READABLE_BY_ITSELF = {
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
    'Consistency-Token, Content-Disposition, ETag, Idempotency-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After, Stale-Read, ' +
    'WWW-Authenticate, X-Request-Id',
};

/** By chance for each process, and counted after it, as Retinue's are. */
const OF_PROCESS = randomBytes(10).toString('hex');
let counted = 0;

/** What the log would call the request. */
function newRequestId(): string {
  counted += 1;
  return OF_PROCESS + counted.toString(16).padStart(12, '0');
}

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
    'X-Request-Id': newRequestId(),
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** Answers with a status alone. */
export function answerEmpty(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...READABLE_BY_ITSELF, 'X-Request-Id': newRequestId() }).end();
}
