import { ApiProperty } from '@nestjs/swagger';
import { ApiModel, ApiNextCursor } from '@retinue/common/http';
import { ApiViewerLinks, UserCardResponse, type ViewerLinksResponse } from '@retinue/users/http';

/** Somebody in a list of followers or followed, as the routes answer it. `followedAt` is ISO 8601 in UTC. */
@ApiModel({ name: 'FollowListItem', description: "A user's card, and since when the follow stands." })
export class FollowListItemResponse extends UserCardResponse {
  @ApiProperty({ format: 'date-time', example: '2026-01-31T09:30:00.000Z' })
  followedAt!: string;

  @ApiViewerLinks()
  viewer?: ViewerLinksResponse;
}

/**
 * A page of followers, followed or mutuals, as the routes answer it: `nextCursor` is `null` exactly when nothing
 * is left.
 */
@ApiModel({ name: 'FollowPage' })
export class FollowPageResponse {
  @ApiProperty({ type: [FollowListItemResponse] })
  items!: FollowListItemResponse[];

  @ApiNextCursor()
  nextCursor!: string | null;
}
