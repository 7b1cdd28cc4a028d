import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { DocumentedError } from '../errors/domain-error.js';
import { BODY_PROBLEM_STATUSES, frameworkSpec, REQUEST_PROBLEM_STATUSES } from './framework-errors.js';
import { PROBLEM_MEDIA_TYPE, ProblemDetails, STATUS_BY_KIND } from './problem-details.js';
import { problemOf } from './to-problem.js';

interface Documented {
  readonly status: number;
  readonly code: string;
  readonly summary: string;
}

/** Documents the errors a route can answer; the words are the errors' own, so docs and code can't part. */
export function ApiProblems(...errors: readonly DocumentedError[]): MethodDecorator & ClassDecorator {
  const all = errors.flatMap((error) => [error, ...(error.kinds ?? [])]);
  return document(all.map(({ spec }) => ({ ...spec, status: STATUS_BY_KIND[spec.kind] })));
}

/** Documents what any route at all can answer to a request that is none, for those that have no other problem. */
export function ApiRequestProblems(): MethodDecorator & ClassDecorator {
  return documentFramework(REQUEST_PROBLEM_STATUSES);
}

/** Documents what any route that reads a JSON body can answer before the body is understood. */
export function ApiBodyProblems(): MethodDecorator & ClassDecorator {
  return documentFramework(BODY_PROBLEM_STATUSES);
}

function documentFramework(statuses: readonly number[]): MethodDecorator & ClassDecorator {
  return document(
    statuses.flatMap((status) => {
      const spec = frameworkSpec(status);
      return spec === undefined ? [] : [{ ...spec, status }];
    }),
  );
}

function document(problems: readonly Documented[]): MethodDecorator & ClassDecorator {
  const byStatus = new Map<number, Documented[]>();
  for (const problem of problems) {
    byStatus.set(problem.status, [...(byStatus.get(problem.status) ?? []), problem]);
  }
  return applyDecorators(
    ApiExtraModels(ProblemDetails),
    ...[...byStatus].map(([status, sharing]) =>
      ApiResponse({
        status,
        description: sharing.map(({ code, summary }) => `\`${code}\`: ${summary}.`).join('\n\n'),
        content: {
          [PROBLEM_MEDIA_TYPE]: {
            schema: { $ref: getSchemaPath(ProblemDetails) },
            examples: examplesOf(sharing),
          },
        },
      }),
    ),
  );
}

/** Each problem of a status as an example of its own, by its code. */
function examplesOf(problems: readonly Documented[]) {
  return Object.fromEntries(
    problems.map(({ status, ...spec }) => [
      spec.code,
      { summary: spec.summary, value: problemOf(status, spec, spec.summary) },
    ]),
  );
}
