import { ApiPropertyOptional } from '@nestjs/swagger';
import { ApiUnsentQuery, AsSent, MayBeLeftOut, PageQuery } from '@retinue/common/http';
import { IsIn, IsOptional } from 'class-validator';
import { LIST_ORDERS, type ListOrder } from '../following/follow.js';
import { IsIsoTime, MAX_ISO_TIME_LENGTH } from '@retinue/common/http';

/** The query of a history: changes from a time (included) to a time (not included), in pages. */
@AsSent()
export class FollowHistoryQuery extends PageQuery {
  @ApiUnsentQuery({
    description: 'Only changes at or after this time.',
    schema: {
      type: 'string',
      format: 'date-time',
      maxLength: MAX_ISO_TIME_LENGTH,
      examples: ['2026-01-01T00:00:00Z'],
    },
  })
  @MayBeLeftOut()
  @IsIsoTime()
  from?: Date;

  @ApiUnsentQuery({
    description: 'Only changes before this time.',
    schema: {
      type: 'string',
      format: 'date-time',
      maxLength: MAX_ISO_TIME_LENGTH,
      examples: ['2036-01-01T00:00:00Z'],
    },
  })
  @MayBeLeftOut()
  @IsIsoTime()
  to?: Date;

  @ApiPropertyOptional({
    enum: LIST_ORDERS,
    default: 'newest',
    example: 'newest',
    description: 'By time of the change.',
  })
  @IsOptional()
  @IsIn(LIST_ORDERS)
  order: ListOrder = 'newest';
}
