import type { IncomingMessage } from 'node:http';
import { HttpException } from '@nestjs/common';

/** Beyond any client there is. A head has 16 KiB at most, in which 4,000 lines would fit. */
const MAX_LINES = 200;

/**
 * Headers that have one value. Of most, Node silently keeps the first of several, of ours it makes one value with a comma
 * in it; other servers on the way may have gone by another one.
 */
const SINGLE = new Set([
  'authorization',
  'consistency-token',
  'content-type',
  'from',
  'host',
  'idempotency-key',
  'if-modified-since',
  'if-unmodified-since',
  'max-forwards',
  'origin',
  'proxy-authorization',
  'referer',
  'user-agent',
]);

const CONTINUE = /^100-continue$/i;

/** Why a head leaves open what is asked for; Node would refuse some of that without a word, and pass over the rest. */
export function refusalOfHead(request: IncomingMessage): HttpException | undefined {
  const { headers, rawHeaders } = request;
  const lines = rawHeaders.length / 2;
  if (lines > MAX_LINES) {
    return new HttpException(`The head has ${lines} lines of headers: send at most ${MAX_LINES}`, 431);
  }
  if (request.httpVersion === '1.1') {
    if (headers.host === undefined) return new HttpException('The header Host is missing', 400);
    if (headers.expect !== undefined && !CONTINUE.test(headers.expect)) {
      return new HttpException('The only thing to expect is 100-continue: leave the header Expect out', 417);
    }
  }
  // A name that stands twice is one key.
  if (Object.keys(headers).length === lines) return undefined;
  const repeated = findRepeated(rawHeaders);
  return repeated === undefined
    ? undefined
    : new HttpException(`The header ${repeated} stands there more than once: send it once`, 400);
}

/** The name of a header that has one value and stands there with two; of `Host`, two of the same are one too many (RFC 9112). */
function findRepeated(rawHeaders: readonly string[]): string | undefined {
  const values = new Map<string, string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!.toLowerCase();
    const value = rawHeaders[index + 1]!;
    const before = values.get(name);
    if (before !== undefined && SINGLE.has(name) && (before !== value || name === 'host')) {
      return rawHeaders[index];
    }
    values.set(name, value);
  }
  return undefined;
}
