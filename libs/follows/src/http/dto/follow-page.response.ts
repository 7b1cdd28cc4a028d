import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ApiNextCursor } from '@retinue/common/http';
import { toUserCardResponse, UserCardResponse } from '@retinue/users';
import type { FollowListItem } from '../../domain/follow.js';

@ApiSchema({ name: 'FollowListItem', description: "A user's card, and since when the follow stands." })
export class FollowListItemResponse extends UserCardResponse {
  @ApiProperty({ format: 'date-time', example: '2026-01-31T09:30:00.000Z' })
  followedAt!: string;
}

@ApiSchema({ name: 'FollowPage' })
export class FollowPageResponse {
  @ApiProperty({ type: [FollowListItemResponse] })
  items!: FollowListItemResponse[];

  @ApiNextCursor()
  nextCursor!: string | null;
}

export function toFollowListItemResponse(item: FollowListItem): FollowListItemResponse {
  return { ...toUserCardResponse(item), followedAt: item.followedAt.toISOString() };
}
