import type { OpenAPIObject } from '@nestjs/swagger';
import { PROBLEM_MEDIA_TYPE, problemOf, STATUS_BY_KIND } from '@retinue/common/http';
import { RATE_LIMIT_HEADERS } from '../../limits/rate-limit-headers.js';
import { RateLimitedError } from '../../limits/rate-limited.error.js';
import { operationsOf } from './operations-of.js';

interface DocumentedResponse {
  description?: string;
  headers?: object;
  content?: Record<string, { schema?: object; examples?: object }>;
}

const RETRY_AFTER = {
  description: 'Seconds after which the same may be tried again.',
  schema: { type: 'integer', minimum: 1 },
  example: 30,
};

/**
 * Names at each operation that is limited, if the server is told to, how it is refused (429), and the headers that tell
 * what is left. A route that answers 429 for a reason of its own keeps it beside.
 */
export function addRateLimits(document: OpenAPIObject): void {
  const { spec } = RateLimitedError;
  const status = STATUS_BY_KIND[spec.kind];
  const example = { summary: spec.summary, value: problemOf(status, spec, spec.summary) };
  const references = Object.fromEntries(
    Object.keys(RATE_LIMIT_HEADERS).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  );
  for (const { template, operation } of operationsOf(document)) {
    if (template.startsWith('/health/')) continue;
    const responses = operation.responses as Record<string, DocumentedResponse>;
    const own = responses[status];
    responses[status] = {
      description: [own?.description, `\`${spec.code}\`: ${spec.summary}.`].filter(Boolean).join('\n\n'),
      content: {
        [PROBLEM_MEDIA_TYPE]: {
          schema: { $ref: '#/components/schemas/Problem' },
          examples: { ...own?.content?.[PROBLEM_MEDIA_TYPE]?.examples, [spec.code]: example },
        },
      },
      headers: { ...own?.headers, 'Retry-After': { $ref: '#/components/headers/Retry-After' } },
    };
    for (const response of Object.values(responses)) {
      response.headers = { ...response.headers, ...references };
    }
  }
  const headers = { ...document.components?.headers, ...RATE_LIMIT_HEADERS, 'Retry-After': RETRY_AFTER };
  document.components = { ...document.components, headers };
}
