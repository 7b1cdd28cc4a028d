import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ApiNextCursor } from '@retinue/common/http';
import { toUserCardResponse, UserCardResponse } from '@retinue/users';
import type { BlockListItem } from '../../domain/blocks.repository.js';

@ApiSchema({ name: 'BlockListItem', description: 'Who is blocked, and since when.' })
export class BlockListItemResponse extends UserCardResponse {
  @ApiProperty({ format: 'date-time', example: '2026-01-31T09:30:00.000Z' })
  blockedAt!: string;
}

@ApiSchema({ name: 'BlockPage' })
export class BlockPageResponse {
  @ApiProperty({ type: [BlockListItemResponse] })
  items!: BlockListItemResponse[];

  @ApiNextCursor()
  nextCursor!: string | null;
}

export function toBlockListItemResponse(item: BlockListItem): BlockListItemResponse {
  return { ...toUserCardResponse(item), blockedAt: item.blockedAt.toISOString() };
}
