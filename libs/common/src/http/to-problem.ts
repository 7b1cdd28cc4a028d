import type { DomainError, ErrorSpec } from '../errors/domain-error.js';
import { BUG } from './framework-errors.js';
import { type FieldError, InvalidFieldsError } from './invalid-fields.error.js';
import { type ProblemDetails, STATUS_BY_KIND } from './problem-details.js';

/**
 * Where a request holds values of the domain, by their names: a parameter's or header's name, or `#/` and the name of
 * a field of the body. What is not in it is a parameter of the same name.
 */
export type ValuePlaces = Readonly<Record<string, string>>;

const FIELD = '#/';

/** What the `type` of a problem begins with, and its code ends, unless the application says otherwise. */
export const PROBLEM_TYPE_PREFIX = 'urn:retinue:problem:';

/** What is said of an error that no client can do anything about. */
export const BUG_DETAIL = 'This was not foreseen: the server log has the details';

/**
 * The problem that tells a client of an error of the domain; a bug gives nothing away.
 *
 * @param places where the request holds values of the domain, as for `@ValueNames`
 */
export function toProblem(
  error: DomainError,
  places: ValuePlaces = {},
  typePrefix: string = PROBLEM_TYPE_PREFIX,
): ProblemDetails {
  const status = STATUS_BY_KIND[error.kind];
  if (error.kind === 'bug') return problemOf(status, BUG, BUG_DETAIL, [], typePrefix);
  return problemOf(status, error.spec, error.detail, fieldErrors(error, places), typePrefix);
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

/** A problem of a spec, as it is answered. */
export function problemOf(
  status: number,
  spec: Pick<ErrorSpec, 'code' | 'summary'>,
  detail: string,
  errors: readonly FieldError[] = [],
  typePrefix: string = PROBLEM_TYPE_PREFIX,
): ProblemDetails {
  return {
    type: `${typePrefix}${spec.code}`,
    title: spec.summary,
    status,
    detail,
    code: spec.code,
    ...(errors.length > 0 ? { errors: [...errors] } : {}),
  };
}
