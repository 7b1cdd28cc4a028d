import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { pipeline, type Readable } from 'node:stream';

/** Of answers that are a JSON object in each line (https://github.com/ndjson/ndjson-spec). */
export const NDJSON_MEDIA_TYPE = 'application/x-ndjson';

/**
 * Where an application may say on its requests what clients know it as, such as `https://api.example.com/retinue`: addresses in
 * answers begin with it then. A symbol, since names on requests are the application's.
 */
export const PUBLIC_URL = Symbol('retinue.publicUrl');

/**
 * Where an application may say on its requests how lines of the log are to name them: the server's problems are logged with it. A
 * symbol, as {@link PUBLIC_URL} is.
 */
export const LOGGED_AS = Symbol('retinue.loggedAs');

/** How lines of the log name a request. */
export interface LoggedRequest {
  readonly requestId: string;
  /** The trace that it belongs to. */
  readonly traceId?: string;
}

/** A request, as both of Nest's platforms give it. */
export interface HttpRequest {
  readonly method: string;
  /** As the client asked for it, wherever the application is mounted: the path, and the query. */
  readonly originalUrl: string;
  readonly protocol: string;
  /** With the port; what a client may have left out is empty or missing. */
  readonly host: string | undefined;
  /** Missing when the client has left already. */
  readonly ip: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly socket: Socket;
  /** With no slash at its end. */
  readonly [PUBLIC_URL]?: string;
  readonly [LOGGED_AS]?: LoggedRequest;
}

/** An answer, as both of Nest's platforms give it. */
export interface HttpReply {
  status(code: number): unknown;
  header(name: string, value: string): unknown;
  type(mediaType: string): unknown;
  /** An object is sent as JSON, a text as it is. */
  send(body: object | string): unknown;
}

/** What only Fastify's replies have. */
interface WrappedReply {
  readonly raw: ServerResponse;
  readonly request: HttpRequest;
  readonly sent: boolean;
}

/** Fastify wraps what Node gives, Express adds to it. */
function isWrapped(reply: HttpReply): reply is HttpReply & WrappedReply {
  return 'raw' in reply;
}

/** Node's own response behind an answer. */
export function responseOf(reply: HttpReply): ServerResponse {
  return isWrapped(reply) ? reply.raw : (reply as unknown as ServerResponse);
}

/** The request that an answer is for. */
export function requestOf(reply: HttpReply): HttpRequest {
  return isWrapped(reply) ? reply.request : (reply as unknown as { readonly req: HttpRequest }).req;
}

/** Whether it is too late for another status. */
export function hasBegun(reply: HttpReply): boolean {
  return responseOf(reply).headersSent || (isWrapped(reply) && reply.sent);
}

/** Sends a stream. One that breaks off cuts the connection: an answer that ended as if it were whole would lie. */
export function sendStream(reply: HttpReply, mediaType: string, stream: Readable): void {
  if (isWrapped(reply)) {
    reply.type(mediaType);
    reply.send(stream);
    return;
  }
  const response = responseOf(reply);
  // Express's own way would add a charset.
  response.setHeader('Content-Type', mediaType);
  if (requestOf(reply).method === 'HEAD') {
    stream.destroy();
    response.end();
    return;
  }
  pipeline(stream, response, () => undefined);
}

/**
 * What addresses in an answer begin with, where they may be relative: nothing, unless the application says what clients know
 * it as.
 */
export function publicUrlOf(request: HttpRequest): string {
  return request[PUBLIC_URL] ?? '';
}

/** The address that a client asked for, without its query, wherever the application is mounted; without a slash at its end. */
export function addressOf(request: HttpRequest): string {
  const path = request.originalUrl.replace(/[?#].*$/s, '').replace(/\/+$/, '');
  const known = request[PUBLIC_URL];
  return known === undefined ? path : `${known}${withoutOrigin(path)}`;
}

/** A client may name a whole address in its first line, as if we were a proxy. Which host it names there is its own idea. */
export function withoutOrigin(url: string): string {
  return url.replace(/^\w+:\/\/[^/?#]*/, '');
}
