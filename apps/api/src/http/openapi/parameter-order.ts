import type { OpenAPIObject } from '@nestjs/swagger';
import { operationsOf } from './operations-of.js';

/** Where parameters stand, in the order in which a reader of the address meets them. */
const PLACES = ['path', 'query', 'header'];

/**
 * Puts the parameters of each operation in the order of its address: those of the path as the path has them, then the
 * query, then headers. Decorators of parameters run from the last to the first, and those of queries before them.
 */
export function orderParameters(document: OpenAPIObject): void {
  for (const { template, operation } of operationsOf(document)) {
    const rank = (parameter: { in?: string; name?: string }): number =>
      parameter.in === 'path' ? template.indexOf(`{${parameter.name}}`) : Number.MAX_SAFE_INTEGER;
    operation.parameters = (operation.parameters ?? []).toSorted((one, other) => {
      const [a, b] = [one, other] as { in?: string; name?: string }[];
      return PLACES.indexOf(a!.in ?? '') - PLACES.indexOf(b!.in ?? '') || rank(a!) - rank(b!);
    });
  }
}
