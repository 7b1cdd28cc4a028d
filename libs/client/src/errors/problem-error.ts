import type { AnyProblemCode, Problem, ProblemCode, ProblemField } from '../generated/openapi.js';
import { AnswerError } from './retinue-error.js';

/** The service says why it did not do what it was asked: RFC 9457 problem details, with a code to switch on. */
export class ProblemError extends AnswerError {
  /** What the service answered. */
  readonly problem: Problem;

  constructor(problem: Problem, response: Response) {
    super(problem.detail, response);
    // Not the name of the class, which a bundler may shorten.
    this.name = 'ProblemError';
    this.problem = problem;
  }

  /** Stable: switch on it, and keep a default for codes of later servers. */
  get code(): AnyProblemCode {
    return this.problem.code;
  }

  /** Each invalid value of the request; empty when it was not about values. */
  get errors(): readonly ProblemField[] {
    return this.problem.errors ?? [];
  }

  /**
   * What is wrong, by the name of the parameter or of the field in the body: what a form shows beside its fields. Fields of
   * fields have dots between: `users.0.email`.
   *
   * @example form.email.hint = error.fields['email'];
   */
  get fields(): Readonly<Record<string, string>> {
    const fields = new Map<string, string>();
    for (const { pointer, parameter, detail } of this.errors) {
      const name = parameter ?? fieldOf(pointer ?? '');
      const before = fields.get(name);
      fields.set(name, before === undefined ? detail : `${before}; ${detail}`);
    }
    return Object.fromEntries(fields);
  }
}

/**
 * Is it a problem of one of these codes (or any, without them)?
 *
 * @example if (isProblem(error, 'user_not_found', 'not_following')) return undefined;
 */
export function isProblem(error: unknown, ...codes: readonly ProblemCode[]): error is ProblemError {
  return error instanceof ProblemError && (codes.length === 0 || codes.some((code) => code === error.code));
}

/** `#/firstName`, a JSON pointer in a URI's fragment, is `firstName`. */
function fieldOf(pointer: string): string {
  return pointer
    .replace(/^#?\//, '')
    .split('/')
    .map((part) => decoded(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
