import type { OpenAPIObject } from '@nestjs/swagger';
import { BUG, FRAMEWORK_CODES, PROBLEM_MEDIA_TYPE } from '@retinue/common/http';
import { NO_HANDLE } from '../server-problem.js';
import { operationsOf } from './operations-of.js';

interface DocumentedProblem {
  readonly content?: Readonly<Record<string, { readonly examples?: Readonly<Record<string, unknown>> }>>;
}

/** Lists the codes that a problem can have, from the problems of all operations: clients switch on them. */
export function listProblemCodes(document: OpenAPIObject): void {
  const codes = new Set<string>([...FRAMEWORK_CODES, BUG.code, NO_HANDLE.code]);
  for (const { operation } of operationsOf(document)) {
    for (const response of Object.values(operation.responses) as DocumentedProblem[]) {
      Object.keys(response.content?.[PROBLEM_MEDIA_TYPE]?.examples ?? {}).forEach((code) => codes.add(code));
    }
  }
  const problem = document.components?.schemas?.['Problem'] as
    { properties?: Record<string, object> } | undefined;
  Object.assign(problem?.properties?.['code'] ?? {}, { enum: [...codes].sort() });
}
