import { HttpException } from '@nestjs/common';
import type { ErrorSpec } from '../errors/domain-error.js';

/** A problem that the HTTP machinery found before any of our code ran. */
export interface FrameworkProblem {
  readonly status: number;
  readonly spec: Pick<ErrorSpec, 'code' | 'summary'>;
  readonly detail: string;
}

/** What nobody foresaw. */
export const BUG: ErrorSpec = {
  code: 'internal_error',
  kind: 'bug',
  summary: 'Something went wrong on our side',
};

/** The process, or the machine, can open nothing more. */
export const NO_HANDLE: ErrorSpec = {
  code: 'no_file_handle',
  kind: 'unavailable',
  summary: 'The server has no file handle left just now',
};

const BY_STATUS: Readonly<Record<number, Pick<ErrorSpec, 'code' | 'summary'>>> = {
  400: { code: 'malformed_request', summary: 'The request is malformed' },
  404: { code: 'route_not_found', summary: 'There is nothing at this address' },
  405: { code: 'method_not_allowed', summary: 'This address does not take the method' },
  408: { code: 'request_timeout', summary: 'The request took too long to arrive' },
  413: { code: 'body_too_large', summary: 'The body is too large' },
  414: { code: 'uri_too_long', summary: 'The address is too long' },
  415: { code: 'not_json', summary: 'The body must be application/json' },
  417: { code: 'expectation_failed', summary: 'What the request expects cannot be met' },
  431: { code: 'headers_too_large', summary: 'The headers are too large' },
};

/** Documents the errors that any route with a body can answer; see `ApiProblems`. */
export const BODY_PROBLEM_STATUSES = [400, 413, 415] as const;

/** Those that any route can answer, before it is known which. */
export const REQUEST_PROBLEM_STATUSES = [400, 431] as const;

/** The codes of all problems that the HTTP machinery finds, and of a bug of ours: any route can answer these. */
export const FRAMEWORK_CODES: readonly string[] = [
  ...Object.values(BY_STATUS).map(({ code }) => code),
  BUG.code,
  NO_HANDLE.code,
];

export function frameworkSpec(status: number): Pick<ErrorSpec, 'code' | 'summary'> | undefined {
  return BY_STATUS[status];
}

/**
 * Reads an error of Nest or Fastify (malformed JSON, wrong media type, unknown route) as a problem;
 * `undefined` when the error is not one of theirs, or is a 5xx: then it is a bug.
 */
export function readFrameworkError(error: unknown): FrameworkProblem | undefined {
  if (!(error instanceof Error)) return undefined;
  const status = error instanceof HttpException ? error.getStatus() : statusCodeOf(error);
  if (status === undefined || status < 400 || status >= 500) return undefined;
  // A guard or an interceptor of another team may refuse with any status.
  const spec = BY_STATUS[status] ?? { code: `http_${status}`, summary: 'The request was refused' };
  return { status, spec, detail: detailOf(error, status) };
}

function statusCodeOf(error: Error): number | undefined {
  return 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

function detailOf(error: Error, status: number): string {
  if (status === 415) return 'The body must be JSON: send Content-Type: application/json';
  if (status === 404) return `${error.message}: see /docs for the routes there are`;
  return error.message;
}
