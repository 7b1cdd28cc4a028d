import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ApiNextCursor } from '@retinue/common/http';
import { UserCardResponse } from '@retinue/users';

@ApiSchema({ name: 'FollowRequestItem', description: 'Who asked to follow, and since when they wait.' })
export class FollowRequestItemResponse extends UserCardResponse {
  @ApiProperty({ format: 'date-time', example: '2026-01-31T09:30:00.000Z' })
  requestedAt!: string;
}

@ApiSchema({ name: 'FollowRequestPage' })
export class FollowRequestPageResponse {
  @ApiProperty({ type: [FollowRequestItemResponse] })
  items!: FollowRequestItemResponse[];

  @ApiNextCursor()
  nextCursor!: string | null;
}
