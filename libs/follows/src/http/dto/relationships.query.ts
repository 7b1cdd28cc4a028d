import { ApiProperty } from '@nestjs/swagger';
import { MAX_ID, parseId } from '@retinue/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsInt } from 'class-validator';

export const MAX_RELATIONSHIPS = 100;

export class RelationshipsQuery {
  @ApiProperty({
    type: 'array',
    items: { type: 'integer', format: 'int64', minimum: 1, maximum: MAX_ID },
    minItems: 1,
    maxItems: MAX_RELATIONSHIPS,
    example: [2, 3, 4],
    description: 'The others, separated by commas. An id given twice counts once.',
  })
  @Transform(({ value }: { value: unknown }) => readIds(value))
  @IsInt({ each: true, message: 'ids must be ids separated by commas, such as 2,3,4' })
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_RELATIONSHIPS)
  ids!: number[];
}

/** What is not an id becomes NaN, for the check that follows. */
function readIds(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return [...new Set(value.split(',').map((text) => parseId(text) ?? Number.NaN))];
}
