import { type ArgumentsHost, Catch, type ExceptionFilter, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { DomainError } from '../errors/domain-error.js';
import { PROBLEM_MEDIA_TYPE } from './problem-details.js';
import { toProblem, type ValuePlaces } from './to-problem.js';

type ErrorClass = abstract new (...given: never[]) => DomainError;

/**
 * Says what holds the values of the domain in a request of a route, for the problems of these errors:
 * `@ValueNames({ followerId: 'id' }, UserNotFoundError)`, and `{ email: '#/email' }` for a field of the body.
 * What is not named here is a parameter of the same name.
 */
export function ValueNames(
  places: ValuePlaces,
  ...errors: readonly ErrorClass[]
): ClassDecorator & MethodDecorator {
  @Catch(...errors)
  class NamedValuesFilter implements ExceptionFilter<DomainError> {
    catch(error: DomainError, host: ArgumentsHost): void {
      const problem = toProblem(error, places);
      const reply = host.switchToHttp().getResponse<FastifyReply>();
      void reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
    }
  }
  return UseFilters(new NamedValuesFilter());
}
