import { applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { InvalidFieldsError } from './invalid-fields.error.js';

/** What the header is called. */
export const IDEMPOTENCY_KEY = 'Idempotency-Key';

const MAX_LENGTH = 255;
const KEY = /^[\x21-\x7e]+$/;

/** Says that an answer is one given before. */
export const REPLAYED_HEADER = 'Idempotency-Replayed';

/** Documents the header on a route. */
export function ApiIdempotencyKey(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: IDEMPOTENCY_KEY,
      required: false,
      description:
        'A name for this request, new for each: sent again with the same body within 24 hours, the answer is the one ' +
        'given before, and nothing is done twice. A dry run is done again.',
      schema: { type: 'string', minLength: 1, maxLength: MAX_LENGTH, examples: ['6f1c2b9e-batch-17'] },
    }),
  );
}

/**
 * The key in the header `Idempotency-Key`, or `undefined` where there is none.
 *
 * @throws InvalidFieldsError when the header is there and no key
 */
export function readIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined || (KEY.test(header) && header.length <= MAX_LENGTH)) return header;
  throw new InvalidFieldsError([
    {
      parameter: IDEMPOTENCY_KEY,
      detail: `${IDEMPOTENCY_KEY} must be 1 to ${MAX_LENGTH} visible ASCII characters`,
    },
  ]);
}
