import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ApiNextCursor } from '@retinue/common/http';
import { UserCardResponse } from '@retinue/users';

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
