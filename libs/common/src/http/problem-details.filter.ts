import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, type ErrorSpec, type FieldError } from '../errors/domain-error.js';
import { readFrameworkError } from './framework-errors.js';
import { PROBLEM_MEDIA_TYPE, type ProblemDetails, STATUS_BY_KIND } from './problem-details.js';

/** Seconds after which a client may try again when the database was busy or full. */
const RETRY_AFTER_SECONDS = 1;

const BUG: ErrorSpec = { code: 'internal_error', kind: 'bug', summary: 'Something went wrong on our side' };

/** Answers every error as RFC 9457 problem details; the only place that maps an error to a status. */
@Catch()
export class ProblemDetailsFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemDetailsFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const problem = toProblem(error);
    if (problem.status >= 500) this.log(error, problem, http.getRequest<FastifyRequest>());
    // The answer has begun (a stream that broke): a second head can't be sent, so the client must see a cut.
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    if (problem.status === 503) void reply.header('Retry-After', String(RETRY_AFTER_SECONDS));
    void reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
  }

  private log(error: unknown, problem: ProblemDetails, request: FastifyRequest): void {
    const line = `${request.method} ${request.url} answered ${problem.status} ${problem.code}: ${String(error)}`;
    // Bugs need their stack; a busy or full database says all in one line, and would say it a thousand times.
    if (problem.status === 500) this.logger.error(line, error instanceof Error ? error.stack : undefined);
    else this.logger.warn(line);
  }
}

function toProblem(error: unknown): ProblemDetails {
  if (error instanceof DomainError && error.kind !== 'bug') {
    return problemOf(STATUS_BY_KIND[error.kind], error.spec, error.message, error.errors);
  }
  const framework = readFrameworkError(error);
  if (framework !== undefined) return problemOf(framework.status, framework.spec, framework.detail);
  return problemOf(STATUS_BY_KIND.bug, BUG, 'This is a bug in Retinue: the server log has the details');
}

function problemOf(
  status: number,
  spec: Pick<ErrorSpec, 'code' | 'summary'>,
  detail: string,
  errors: readonly FieldError[] = [],
): ProblemDetails {
  return {
    type: `urn:retinue:problem:${spec.code}`,
    title: spec.summary,
    status,
    detail,
    code: spec.code,
    ...(errors.length > 0 ? { errors: [...errors] } : {}),
  };
}
