import { ApiProperty } from '@nestjs/swagger';
import { MAX_ID } from '../ids/id.js';

/** Documents a property that holds an id. */
export function ApiId(example = 1): PropertyDecorator {
  return ApiProperty({ type: 'integer', format: 'int64', minimum: 1, maximum: MAX_ID, example });
}

/** Documents a page's `nextCursor`. */
export function ApiNextCursor(): PropertyDecorator {
  return ApiProperty({
    type: String,
    nullable: true,
    example: 'WyJ1c2VycyAqIiw1MF0',
    description: 'The `cursor` of the next page; `null` exactly when nothing is left.',
  });
}
