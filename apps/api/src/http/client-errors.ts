import type { Duplex } from 'node:stream';
import { PROBLEM_MEDIA_TYPE } from '@retinue/common/http';
import { pipelineOf } from './pipelines.js';
import { serverProblem } from './server-problem.js';

/** What Node's parser refuses before there is a request, by its code; anything else is a malformed one. */
const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  413: 'Content Too Large',
  431: 'Request Header Fields Too Large',
};

/** As every other answer has it, see `dataHeaders`. */
const FOR_BROWSERS =
  "X-Content-Type-Options: nosniff\r\nContent-Security-Policy: default-src 'none';frame-ancestors 'none'\r\n";

/** Milliseconds in which a client can read why we hang up. It may never hang up by itself. */
const PARTING_MS = 2_000;

/**
 * Answers bytes that are no HTTP request, or one whose head is too large or too slow, as a problem, and hangs up: after
 * the answers to the requests before it.
 */
export function answerClientError(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  partWith(socket, STATUS_BY_CODE[error.code ?? ''] ?? 400, error.message);
}

/** Tells a client that is late with the rest of its request so, and hangs up. */
export function answerLateSender(socket: Duplex): void {
  partWith(socket, 408, 'The rest of the request did not come in time');
}

/** Answers `CONNECT`, which Node would meet with silence: this server is no proxy. */
export function refuseTunnel(socket: Duplex): void {
  // Node has let go of the connection, and an error that nobody listens to ends the process.
  socket.on('error', () => undefined);
  partWith(socket, 405, 'CONNECT is for proxies, and this server is none', 'Allow: \r\n');
}

function partWith(socket: Duplex, statusCode: number, detail: string, headers = ''): void {
  const body = JSON.stringify(serverProblem(Object.assign(new Error(detail), { statusCode })));
  const lastWord = (): void => {
    socket.end(
      `HTTP/1.1 ${statusCode} ${REASONS[statusCode]}\r\nContent-Type: ${PROBLEM_MEDIA_TYPE}\r\n${headers}${FOR_BROWSERS}` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nDate: ${new Date().toUTCString()}\r\n` +
        `Connection: close\r\n\r\n${body}`,
    );
    const parting = setTimeout(() => socket.destroy(), PARTING_MS);
    socket.once('close', () => clearTimeout(parting));
  };
  const pipeline = pipelineOf(socket);
  if (pipeline === undefined) lastWord();
  else pipeline.endWith(lastWord);
}
