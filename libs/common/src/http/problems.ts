import { type ArgumentsHost, Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';
import { hasBegun, type HttpReply, type HttpRequest, LOGGED_AS, responseOf } from './exchange.js';
import { PROBLEM_MEDIA_TYPE, type ProblemDetails } from './problem-details.js';
import { SeldomLines } from './seldom-lines.js';
import { PROBLEM_TYPE_PREFIX, toProblem, type ValuePlaces } from './to-problem.js';

/** Seconds after which a client may try again when the database was busy. */
const RETRY_WHEN_BUSY_SECONDS = 1;

/** One for all: each controller has a filter of its own, and the database behind them is the same. */
const seldomLines = new SeldomLines();

/** How an application wants its problems. */
export interface ProblemOptions {
  /** What the `type` of each problem begins with; its code comes after. `urn:retinue:problem:` when left out. */
  readonly typePrefix?: string;
}

/** Answers errors as RFC 9457 problem details, and logs those that are the server's. */
@Injectable()
export class Problems {
  private readonly logger = new Logger('Problems');
  private readonly typePrefix: string;

  constructor({ typePrefix = PROBLEM_TYPE_PREFIX }: ProblemOptions = {}) {
    this.typePrefix = typePrefix;
  }

  /** @param places where the request holds values of the domain, as for `@ValueNames` */
  answer(error: DomainError, host: ArgumentsHost, places?: ValuePlaces): void {
    this.send(toProblem(error, places, this.typePrefix), error, host);
  }

  /** @param error what the problem tells of, for the log */
  send(problem: ProblemDetails, error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<HttpReply>();
    if (problem.status >= 500) this.log(error, problem, http.getRequest<HttpRequest>());
    // The answer has begun (a stream that broke): a second head can't be sent, so the client must see a cut.
    if (hasBegun(reply)) {
      responseOf(reply).destroy();
      return;
    }
    const seconds = retryAfter(problem, error);
    if (seconds !== undefined) reply.header('Retry-After', String(seconds));
    reply.status(problem.status);
    reply.type(PROBLEM_MEDIA_TYPE);
    reply.send(JSON.stringify(problem));
  }

  private log(error: unknown, problem: ProblemDetails, request: HttpRequest): void {
    const line = `${request.method} ${withoutNames(request.originalUrl)} answered ${problem.status} ${problem.code}: ${String(error)}`;
    if (problem.status === 500) {
      this.logger.error(named(line, request), error instanceof Error ? error.stack : undefined);
      return;
    }
    // A busy, full or broken database says all in one line, and would say it with every request.
    const suppressed = seldomLines.take(problem.code);
    if (suppressed !== undefined)
      this.logger.warn(named(suppressed === 0 ? line : `${line} (${suppressed} more since)`, request));
  }
}

/** A line with what the application calls the request, if it does. */
function named(message: string, request: HttpRequest): string | object {
  const known = request[LOGGED_AS];
  return known === undefined ? message : { message, ...known };
}

/** Names, emails and external ids are nobody's business who reads the log: what stands in a query, and behind `ext:`. */
function withoutNames(url: string): string {
  return url.replace(/ext(:|%3a)[^/?]+/gi, 'ext:***').replace(/([?&][^=&]*)=[^&]*/g, '$1=***');
}

function retryAfter({ status }: ProblemDetails, error: unknown): number | undefined {
  const known = error instanceof DomainError ? error.retryAfterSeconds : undefined;
  return known ?? (status === 503 ? RETRY_WHEN_BUSY_SECONDS : undefined);
}
