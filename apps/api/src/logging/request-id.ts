import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What callers may call a request: it goes into the log and back to them. */
const WELL_FORMED = /^[\w.:/+=@-]{1,128}$/;

/** https://www.w3.org/TR/trace-context/#traceparent-header; ids of zeros only are none. */
const TRACEPARENT = /^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})[\da-f]{16}-[\da-f]{2}(-.*)?$/;

/** By chance for each process, so that no two give the same; what is counted after it is cheaper than chance for each request. */
const OF_PROCESS = randomBytes(10).toString('hex');
const COUNTED_DIGITS = 12;
let counted = 0;

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
  counted += 1;
  return OF_PROCESS + counted.toString(16).padStart(COUNTED_DIGITS, '0');
}
