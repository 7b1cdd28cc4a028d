import type { OpenAPIObject } from '@nestjs/swagger';
import { CONSISTENCY_HEADERS, CONSISTENCY_TOKEN_PARAMETER } from '@retinue/database/http';
import { operationsOf } from './operations-of.js';

/**
 * Names the headers that every answer may carry, and the one that every request may, at each of them: generated clients
 * look there.
 */
export function addConsistencyHeaders(document: OpenAPIObject): void {
  const references = Object.fromEntries(
    Object.keys(CONSISTENCY_HEADERS).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  );
  for (const { operation } of operationsOf(document)) {
    operation.parameters = [...(operation.parameters ?? []), CONSISTENCY_TOKEN_PARAMETER];
    for (const response of Object.values(operation.responses) as { headers?: object }[]) {
      response.headers = { ...response.headers, ...references };
    }
  }
  const headers = { ...document.components?.headers, ...CONSISTENCY_HEADERS };
  document.components = { ...document.components, headers };
}
