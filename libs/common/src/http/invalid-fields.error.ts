import { InvalidRequestError } from '../errors/invalid-request.error.js';

/** One invalid value: in the body (`pointer`) or in the path, query or headers (`parameter`). */
export interface FieldError {
  /** JSON pointer as a URI fragment, such as `#/firstName` (RFC 9457, section 3). */
  readonly pointer?: string;
  /** Name of a path, query or header parameter. */
  readonly parameter?: string;
  /** What to mend, as a sentence that reads without the pointer. */
  readonly detail: string;
}

/** What HTTP itself finds wrong in a request: it knows where each value stands, and no name is looked up. */
export class InvalidFieldsError extends InvalidRequestError {
  constructor(readonly errors: readonly FieldError[]) {
    super([], errors.map(({ detail }) => detail).join('; ') || undefined);
  }
}
