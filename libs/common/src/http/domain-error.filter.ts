import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable, Optional } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';
import { Problems } from './problems.js';

/** Answers Retinue's errors as problem details, and leaves all others to the application. */
@Injectable()
@Catch(DomainError)
export class DomainErrorFilter implements ExceptionFilter<DomainError> {
  private readonly problems: Problems;

  constructor(@Optional() problems?: Problems) {
    this.problems = problems ?? new Problems();
  }

  catch(error: DomainError, host: ArgumentsHost): void {
    this.problems.answer(error, host);
  }
}
