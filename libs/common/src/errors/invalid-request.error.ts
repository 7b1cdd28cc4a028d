import { DomainError, type ErrorSpec, type WrongValue } from './domain-error.js';

/** One or more values are not acceptable; `values` names each of them. */
export class InvalidRequestError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'invalid_request',
    kind: 'invalid',
    summary: 'A value in the request is invalid',
  };

  constructor(values: readonly WrongValue[], message?: string) {
    super(InvalidRequestError.spec, { message: message ?? describe(values), values });
  }
}

function describe(values: readonly WrongValue[]): string {
  return values.length === 0
    ? InvalidRequestError.spec.summary
    : values.map(({ name, problem }) => problem(name)).join('; ');
}
