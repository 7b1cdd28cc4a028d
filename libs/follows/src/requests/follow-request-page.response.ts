import { ApiProperty } from '@nestjs/swagger';
import { ApiModel, ApiNextCursor } from '@retinue/common/http';
import { ApiViewerLinks, UserCardResponse, type ViewerLinksResponse } from '@retinue/users/http';

/** Somebody who waits to follow, as the routes answer it. `requestedAt` is ISO 8601 in UTC. */
@ApiModel({ name: 'FollowRequestItem', description: 'Who asked to follow, and since when they wait.' })
export class FollowRequestItemResponse extends UserCardResponse {
  @ApiProperty({ format: 'date-time', example: '2026-01-31T09:30:00.000Z' })
  requestedAt!: string;

  @ApiViewerLinks()
  viewer?: ViewerLinksResponse;
}

/** A page of follow requests, as the routes answer it: `nextCursor` is `null` exactly when nothing is left. */
@ApiModel({ name: 'FollowRequestPage' })
export class FollowRequestPageResponse {
  @ApiProperty({ type: [FollowRequestItemResponse] })
  items!: FollowRequestItemResponse[];

  @ApiNextCursor()
  nextCursor!: string | null;
}
