import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  Injectable,
  Optional,
  UseFilters,
} from '@nestjs/common';
import type { DomainError } from '../errors/domain-error.js';
import { Problems } from './problems.js';
import type { ValuePlaces } from './to-problem.js';

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
  @Injectable()
  @Catch(...errors)
  class NamedValuesFilter implements ExceptionFilter<DomainError> {
    private readonly problems: Problems;

    constructor(@Optional() problems?: Problems) {
      this.problems = problems ?? new Problems();
    }

    catch(error: DomainError, host: ArgumentsHost): void {
      this.problems.answer(error, host, places);
    }
  }
  return UseFilters(NamedValuesFilter);
}
