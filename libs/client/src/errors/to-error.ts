import type { Problem } from '../generated/openapi.js';
import { ProblemError } from './problem-error.js';
import type { AnswerError } from './retinue-error.js';
import { UnexpectedAnswerError } from './unexpected-answer-error.js';

/** The error of an answer that is not well. @param body as it was read: JSON, or text */
export function toError(body: unknown, response: Response): AnswerError {
  return isProblemDetails(body)
    ? new ProblemError(body, response)
    : new UnexpectedAnswerError(body, response);
}

function isProblemDetails(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  const { code, detail } = body as Readonly<Record<string, unknown>>;
  return typeof code === 'string' && typeof detail === 'string';
}
