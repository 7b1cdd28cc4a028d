import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { DEFAULT_PAGE_LIMIT, MAX_PAGE_LIMIT, type PageRequest } from '../pagination/page.js';
import { AsSent } from './as-sent.js';
import { Satisfies } from './property-rules.js';

/** No cursor that this server gives out comes near this length. */
const MAX_CURSOR_LENGTH = 4096;

/** Any text may be a cursor, until the list that it is for looks into it. */
export function isCursor(text: string): boolean {
  return text.length > 0 && text.length <= MAX_CURSOR_LENGTH;
}

/** Swagger UI sends what the example says, and this one works on every list: it is the first page. */
const EXAMPLE_CURSOR = '';

/** A whole number in the query, as plain digits: `1e3` and `0x10` are refused, not understood. */
export function IsQueryInteger({ min, max }: { min: number; max: number }): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value,
    ),
    Satisfies('integer', (value) =>
      Number.isInteger(value) && (value as number) >= min && (value as number) <= max
        ? undefined
        : `must be a whole number from ${min} to ${max}`,
    ),
  );
}

/** `true` or `false` in the query, and nothing else. */
export function IsQueryBoolean(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      value === 'true' ? true : value === 'false' ? false : value,
    ),
    IsBoolean({ message: '$property must be true or false' }),
  );
}

/** `limit` and `cursor`, the same for every list. */
@AsSent()
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
