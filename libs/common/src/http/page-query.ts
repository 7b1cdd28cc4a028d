import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { DEFAULT_PAGE_LIMIT, MAX_PAGE_LIMIT, type PageRequest } from '../pagination/page.js';

/** No cursor that this server gives out comes near this length. */
const MAX_CURSOR_LENGTH = 4096;

/** Swagger UI sends what the example says, and this one works on every list: it is the first page. */
const EXAMPLE_CURSOR = '';

/** A whole number in the query, as plain digits: `1e3` and `0x10` are refused, not understood. */
export function IsQueryInteger(bounds: { min: number; max: number }): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value,
    ),
    IsInt({ message: '$property must be a whole number' }),
    Min(bounds.min),
    Max(bounds.max),
  );
}

/** `limit` and `cursor`, the same for every list. */
export class PageQuery implements PageRequest {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MAX_PAGE_LIMIT,
    default: DEFAULT_PAGE_LIMIT,
    example: DEFAULT_PAGE_LIMIT,
    description: 'Rows in a page, at most.',
  })
  @IsOptional()
  @IsQueryInteger({ min: 1, max: MAX_PAGE_LIMIT })
  limit: number = DEFAULT_PAGE_LIMIT;

  @ApiPropertyOptional({
    maxLength: MAX_CURSOR_LENGTH,
    example: EXAMPLE_CURSOR,
    description: '`nextCursor` of the page before; empty or left out for the first page.',
  })
  @Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value))
  @IsOptional()
  @IsString()
  @MaxLength(MAX_CURSOR_LENGTH)
  cursor?: string;
}
