import { ApiQuery } from '@nestjs/swagger';
import { MAX_ID, parseId } from '@retinue/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsInt } from 'class-validator';

const MAX_RELATIONSHIPS = 100;

/** Documents `ids` on the route: on a property there is no way to say that commas separate them. */
export const ApiRelationshipsQuery = (): MethodDecorator =>
  ApiQuery({
    name: 'ids',
    style: 'form',
    explode: false,
    description: 'The others, separated by commas. An id given twice counts once.',
    schema: {
      type: 'array',
      items: { type: 'integer', format: 'int64', minimum: 1, maximum: MAX_ID },
      minItems: 1,
      maxItems: MAX_RELATIONSHIPS,
      example: [2, 3, 4],
    },
  });

export class RelationshipsQuery {
  @Transform(({ value }: { value: unknown }) => readIds(value))
  @IsInt({ each: true, message: 'ids must be ids separated by commas, such as 2,3,4' })
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_RELATIONSHIPS)
  ids!: number[];
}

/** What is not an id becomes NaN, for the check that follows. */
function readIds(value: unknown): unknown {
  const list = Array.isArray(value) ? value.join(',') : value;
  if (typeof list !== 'string') return value;
  return [...new Set(list.split(',').map((text) => parseId(text) ?? Number.NaN))];
}
