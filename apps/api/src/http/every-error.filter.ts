import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { type HttpRequest, Problems, publicUrlOf } from '@retinue/common/http';
import { serverProblem } from './server-problem.js';

/**
 * Answers every error of this server as problem details, those of Nest and bugs, too. What Fastify and Node refuse before
 * Nest has the request is answered in the same form elsewhere.
 */
@Catch()
export class EveryErrorFilter implements ExceptionFilter {
  private readonly problems = new Problems();

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<HttpRequest>();
    this.problems.send(serverProblem(error, publicUrlOf(request)), error, host);
  }
}
