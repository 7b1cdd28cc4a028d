import { MAX_ID } from '../ids/id.js';

/** An id, as OpenAPI describes it. */
export function idSchema(example: number) {
  return { type: 'integer', format: 'int64', minimum: 1, maximum: MAX_ID, example } as const;
}
