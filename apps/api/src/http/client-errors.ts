import type { Socket } from 'node:net';
import { PROBLEM_MEDIA_TYPE, toProblem } from '@retinue/common/http';

/** What Node's parser refuses before there is a request, by its code; anything else is a malformed one. */
const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

/** Answers bytes that are no HTTP request, or one whose head is too large or too slow, as a problem, and hangs up. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const statusCode = STATUS_BY_CODE[error.code ?? ''] ?? 400;
  const body = JSON.stringify(toProblem(Object.assign(new Error(error.message), { statusCode })));
  socket.end(
    `HTTP/1.1 ${statusCode} ${REASONS[statusCode]}\r\nContent-Type: ${PROBLEM_MEDIA_TYPE}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
