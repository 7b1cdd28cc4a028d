import { type ArgumentsHost, Catch, type ExceptionFilter, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { DomainError } from '../errors/domain-error.js';
import { PROBLEM_MEDIA_TYPE } from './problem-details.js';
import { toProblem } from './to-problem.js';

type ErrorClass = abstract new (...given: never[]) => DomainError;

/**
 * Says what the parameters of a route are called that hold values of the domain, for the problems of these errors:
 * `@ValueNames({ followerId: 'id' }, UserNotFoundError)`. Values that are not listed keep their own names.
 */
export function ValueNames(
  names: Readonly<Record<string, string>>,
  ...errors: readonly ErrorClass[]
): ClassDecorator & MethodDecorator {
  @Catch(...errors)
  class NamedValuesFilter implements ExceptionFilter<DomainError> {
    catch(error: DomainError, host: ArgumentsHost): void {
      const problem = toProblem(error, names);
      const reply = host.switchToHttp().getResponse<FastifyReply>();
      void reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
    }
  }
  return UseFilters(new NamedValuesFilter());
}
