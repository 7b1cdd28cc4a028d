import type { ErrorSpec } from '../errors/domain-error.js';

/** What nobody foresaw. */
export const BUG: ErrorSpec = {
  code: 'internal_error',
  kind: 'bug',
  summary: 'Something went wrong on our side',
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

/** The codes of all problems that the HTTP machinery finds: any route can answer these. */
export const FRAMEWORK_CODES: readonly string[] = Object.values(BY_STATUS).map(({ code }) => code);

/** What a status says that the HTTP machinery answers by itself. */
export function frameworkSpec(status: number): Pick<ErrorSpec, 'code' | 'summary'> | undefined {
  return BY_STATUS[status];
}
