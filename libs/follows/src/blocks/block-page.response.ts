import { ApiProperty } from '@nestjs/swagger';
import { ApiModel, ApiNextCursor } from '@retinue/common/http';
import { ApiViewerLinks, UserCardResponse, type ViewerLinksResponse } from '@retinue/users/http';

/** Somebody who is blocked, as the routes answer it. `blockedAt` is ISO 8601 in UTC. */
@ApiModel({ name: 'BlockListItem', description: 'Who is blocked, and since when.' })
export class BlockListItemResponse extends UserCardResponse {
  @ApiProperty({ format: 'date-time', example: '2026-01-31T09:30:00.000Z' })
  blockedAt!: string;

  @ApiViewerLinks()
  viewer?: ViewerLinksResponse;
}

/** A page of blocks, as the routes answer it: `nextCursor` is `null` exactly when nothing is left. */
@ApiModel({ name: 'BlockPage' })
export class BlockPageResponse {
  @ApiProperty({ type: [BlockListItemResponse] })
  items!: BlockListItemResponse[];

  @ApiNextCursor()
  nextCursor!: string | null;
}
