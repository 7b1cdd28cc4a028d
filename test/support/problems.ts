import type { Response } from 'supertest';

interface ProblemJson {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly {
    readonly pointer?: string;
    readonly parameter?: string;
    readonly detail: string;
  }[];
}

/** The body of an answer as a problem; throws unless it is one in full, of the answer's own status. */
export function problemOf(response: Response): ProblemJson {
  const problem = response.body as ProblemJson;
  const members = [problem.type, problem.title, problem.detail, problem.code];
  const complete =
    response.type === 'application/problem+json' &&
    members.every((member) => typeof member === 'string' && member !== '') &&
    problem.status === response.status;
  if (!complete) throw new Error(`Not a problem: ${response.status} ${response.type} ${response.text}`);
  return problem;
}

/** The places that a problem names: pointers of the body and names of parameters. */
export function placesOf(response: Response): string[] {
  return (problemOf(response).errors ?? []).map(({ pointer, parameter }) => pointer ?? parameter ?? '');
}
