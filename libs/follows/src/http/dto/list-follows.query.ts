import { ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@retinue/common/http';
import { IsIn, IsOptional } from 'class-validator';
import { LIST_ORDERS, type ListOrder } from '../../domain/follow.js';

export class ListFollowsQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: LIST_ORDERS,
    default: 'newest',
    example: 'newest',
    description: 'By time of the follow.',
  })
  @IsOptional()
  @IsIn(LIST_ORDERS)
  order: ListOrder = 'newest';
}
