import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ApiNextCursor } from '@retinue/common/http';
import { UserCardResponse } from '@retinue/users';

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
