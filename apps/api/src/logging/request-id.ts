import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What callers may call a request: it goes into the log and back to them. */
const WELL_FORMED = /^[\w.:/+=@-]{1,128}$/;

/** https://www.w3.org/TR/trace-context/#traceparent-header; ids of zeros only are none. */
const TRACEPARENT = /^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})[\da-f]{16}-[\da-f]{2}(-.*)?$/;

/** Random bytes are had many at a time: each time costs a microsecond. */
const POOL_BYTES = 4096;
const ID_BYTES = 16;
let pool = Buffer.alloc(0);
let used = 0;

/** What a request is called: as its caller says, in `X-Request-Id` or by the trace that it belongs to; else by chance. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  if (typeof given === 'string' && WELL_FORMED.test(given)) return given;
  return traceIdOf(request) ?? newId();
}

/** The trace that a request belongs to, as its caller says (`traceparent`). */
export function traceIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string | undefined {
  const { traceparent } = headers;
  return typeof traceparent === 'string' ? TRACEPARENT.exec(traceparent)?.[1] : undefined;
}

function newId(): string {
  if (used + ID_BYTES > pool.length) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  used += ID_BYTES;
  return pool.toString('hex', used - ID_BYTES, used);
}
