import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorSpec } from '@retinue/common';
import {
  BUG,
  BUG_DETAIL,
  frameworkSpec,
  type ProblemDetails,
  problemOf,
  STATUS_BY_KIND,
  toProblem,
} from '@retinue/common/http';

/** The process, or the machine, can open nothing more. */
export const NO_HANDLE: ErrorSpec = {
  code: 'no_file_handle',
  kind: 'unavailable',
  summary: 'The server has no file handle left just now',
};

/**
 * The problem that tells a client of any error at all: in this server all errors are problems. One that nobody foresaw is
 * a 500 that gives nothing away.
 *
 * @param publicUrl what addresses begin with
 */
export function serverProblem(error: unknown, publicUrl = ''): ProblemDetails {
  if (error instanceof DomainError) return toProblem(error);
  const status = error instanceof Error ? refusalStatus(error) : undefined;
  if (status !== undefined) {
    // A guard or an interceptor may refuse with any status.
    const spec = frameworkSpec(status) ?? { code: `http_${status}`, summary: 'The request was refused' };
    return problemOf(status, spec, detailOf(error as Error, status, publicUrl));
  }
  if (isOutOfHandles(error)) return problemOf(STATUS_BY_KIND.unavailable, NO_HANDLE, NO_HANDLE.summary);
  return problemOf(STATUS_BY_KIND.bug, BUG, BUG_DETAIL);
}

/** Of an error of Nest or Fastify (malformed JSON, wrong media type, unknown route); a 5xx of theirs is a bug. */
function refusalStatus(error: Error): number | undefined {
  const status = error instanceof HttpException ? error.getStatus() : statusCodeOf(error);
  return status !== undefined && status >= 400 && status < 500 ? status : undefined;
}

function statusCodeOf(error: Error): number | undefined {
  return 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

function detailOf(error: Error, status: number, publicUrl: string): string {
  if (status === 415) return 'The body must be JSON: send Content-Type: application/json';
  if (status === 404) return `${error.message}: see ${publicUrl}/docs for the routes there are`;
  return error.message;
}

/** The limit of the process (`ulimit -n`), or of the machine. */
function isOutOfHandles(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EMFILE' || code === 'ENFILE';
}
