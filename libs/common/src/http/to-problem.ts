import { DomainError, type ErrorSpec, type FieldError } from '../errors/domain-error.js';
import { BUG, NO_HANDLE, readFrameworkError } from './framework-errors.js';
import { type ProblemDetails, STATUS_BY_KIND } from './problem-details.js';

/**
 * The problem that tells a client of an error; one that nobody foresaw is a 500 that gives nothing away.
 *
 * @param names what the request calls values of the domain, where it has other names for them
 */
export function toProblem(error: unknown, names: Readonly<Record<string, string>> = {}): ProblemDetails {
  if (error instanceof DomainError && error.kind !== 'bug') {
    return problemOf(STATUS_BY_KIND[error.kind], error.spec, error.message, fieldErrors(error, names));
  }
  const framework = readFrameworkError(error);
  if (framework !== undefined) return problemOf(framework.status, framework.spec, framework.detail);
  if (isOutOfHandles(error)) return problemOf(STATUS_BY_KIND.unavailable, NO_HANDLE, NO_HANDLE.summary);
  return problemOf(STATUS_BY_KIND.bug, BUG, 'This is a bug in Retinue: the server log has the details');
}

function fieldErrors(
  { errors, values }: DomainError,
  names: Readonly<Record<string, string>>,
): readonly FieldError[] {
  const named = values.map(({ name, problem }) => {
    const parameter = names[name] ?? name;
    return { parameter, detail: problem(parameter) };
  });
  return [...errors, ...named];
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
