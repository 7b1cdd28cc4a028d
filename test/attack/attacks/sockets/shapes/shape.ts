/** Bytes on a connection of their own, and what may come back. */
export interface Shape {
  readonly name: string;
  readonly bytes: string;
  /** The statuses of the answers in order: each one of those given. A connection that is closed instead is right, too, once something was refused. */
  readonly statuses: readonly (readonly number[])[];
  /** Statuses from 500 on that are right here. */
  readonly allowed?: readonly number[];
  /** Answers to `HEAD` have no body. */
  readonly withoutBody?: boolean;
}

/** A request but for its last line. */
export const LIVE = 'GET /health/live HTTP/1.1\r\nHost: a\r\n';
/** A client error, whichever. */
export const REFUSED = [400, 401, 403, 404, 405, 411, 413, 414, 415, 417, 422, 426, 431] as const;
export const OK = [200] as const;

/** A shape that is answered once. */
export function once(
  name: string,
  bytes: string,
  statuses: readonly number[],
  rest: Partial<Shape> = {},
): Shape {
  return { name, bytes, statuses: [statuses], ...rest };
}

/** A request with a body, of which the head says what is given. */
export function post(head: string, body: string, path = '/v1/users'): string {
  return `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${head}\r\n\r\n${body}`;
}

/** A request that is not to be seen as one. */
export const SMUGGLED = 'GET /health/live HTTP/1.1\r\nHost: b\r\n\r\n';
