import { DomainError, type ErrorSpec } from '../errors/domain-error.js';
import { BUG, NO_HANDLE, readFrameworkError } from './framework-errors.js';
import { type FieldError, InvalidFieldsError } from './invalid-fields.error.js';
import { type ProblemDetails, STATUS_BY_KIND } from './problem-details.js';

/**
 * Where a request holds values of the domain, by their names: a parameter's or header's name, or `#/` and the name of
 * a field of the body. What is not in it is a parameter of the same name.
 */
export type ValuePlaces = Readonly<Record<string, string>>;

const FIELD = '#/';

/**
 * The problem that tells a client of an error; one that nobody foresaw is a 500 that gives nothing away.
 *
 * @param places where the request holds values of the domain, as for `@ValueNames`
 */
export function toProblem(error: unknown, places: ValuePlaces = {}): ProblemDetails {
  if (error instanceof DomainError && error.kind !== 'bug') {
    return problemOf(STATUS_BY_KIND[error.kind], error.spec, error.message, fieldErrors(error, places));
  }
  const framework = readFrameworkError(error);
  if (framework !== undefined) return problemOf(framework.status, framework.spec, framework.detail);
  if (isOutOfHandles(error)) return problemOf(STATUS_BY_KIND.unavailable, NO_HANDLE, NO_HANDLE.summary);
  return problemOf(STATUS_BY_KIND.bug, BUG, 'This is a bug in Retinue: the server log has the details');
}

function fieldErrors(error: DomainError, places: ValuePlaces): readonly FieldError[] {
  if (error instanceof InvalidFieldsError) return error.errors;
  return error.values.map(({ name, problem }) => {
    const place = places[name] ?? name;
    return place.startsWith(FIELD)
      ? { pointer: place, detail: problem(place.slice(FIELD.length)) }
      : { parameter: place, detail: problem(place) };
  });
}

/** The limit of the process (`ulimit -n`), or of the machine. */
function isOutOfHandles(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EMFILE' || code === 'ENFILE';
}

/** A problem of a spec, as it is answered. */
export function problemOf(
  status: number,
  spec: Pick<ErrorSpec, 'code' | 'summary'>,
  detail: string,
  errors: readonly FieldError[] = [],
): ProblemDetails {
  return {
    type: `urn:retinue:problem:${spec.code}`,
    title: spec.summary,
    status,
    detail,
    code: spec.code,
    ...(errors.length > 0 ? { errors: [...errors] } : {}),
  };
}
