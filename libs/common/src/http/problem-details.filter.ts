import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_MEDIA_TYPE, type ProblemDetails } from './problem-details.js';
import { SeldomLines } from './seldom-lines.js';
import { toProblem } from './to-problem.js';

/** Seconds after which a client may try again when the database was busy. */
const RETRY_AFTER_SECONDS = 1;

/**
 * Answers every error as RFC 9457 problem details. What Fastify and Node refuse before Nest has the request is answered by
 * the server itself, in the same form.
 */
@Catch()
export class ProblemDetailsFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemDetailsFilter.name);
  private readonly seldom = new SeldomLines();

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
    if (problem.status === 500) {
      this.logger.error(line, error instanceof Error ? error.stack : undefined);
      return;
    }
    // A busy, full or broken database says all in one line, and would say it with every request.
    const suppressed = this.seldom.take(problem.code);
    if (suppressed !== undefined)
      this.logger.warn(suppressed === 0 ? line : `${line} (${suppressed} more since)`);
  }
}
