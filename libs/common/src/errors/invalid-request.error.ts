import { DomainError, type ErrorSpec, type FieldError } from './domain-error.js';

/** One or more values are not acceptable; `errors` names each of them. */
export class InvalidRequestError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'invalid_request',
    kind: 'invalid',
    summary: 'A value in the request is invalid',
  };

  constructor(errors: readonly FieldError[], message?: string) {
    super(InvalidRequestError.spec, { message: message ?? describe(errors), errors });
  }
}

function describe(errors: readonly FieldError[]): string {
  return errors.length === 0
    ? InvalidRequestError.spec.summary
    : errors.map((error) => error.detail).join('; ');
}
