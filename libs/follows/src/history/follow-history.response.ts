import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ApiId, ApiNextCursor } from '@retinue/common/http';
import { toUserCardResponse, UserCardResponse } from '@retinue/users';
import type { FollowDirection } from '../following/follow.js';
import {
  FOLLOW_CAUSES,
  FOLLOW_CHANGES,
  type FollowCause,
  type FollowChange,
  type FollowHistoryItem,
} from './follow-event.js';

@ApiSchema({ name: 'FollowHistoryItem', description: "One change in a user's lists." })
export class FollowHistoryItemResponse {
  @ApiProperty({ format: 'date-time', example: '2026-01-31T09:30:00.000Z' })
  at!: string;

  @ApiProperty({ enum: FOLLOW_CHANGES, example: 'gained' })
  change!: FollowChange;

  @ApiProperty({
    enum: ['followers', 'following'],
    example: 'followers',
    description: 'Which list of the user gained or lost.',
  })
  list!: FollowDirection;

  @ApiProperty({
    enum: FOLLOW_CAUSES,
    example: 'follow',
    description: 'How it came about; `leave` is the deletion of one of the two.',
  })
  cause!: FollowCause;

  @ApiProperty({
    type: 'integer',
    format: 'int64',
    minimum: 1,
    example: 2,
    description: 'Who did it: the user, or the other.',
  })
  actorId!: number;

  @ApiId(2)
  otherId!: number;

  @ApiProperty({
    type: UserCardResponse,
    nullable: true,
    description: 'The other as it is now; `null` when it was deleted since.',
  })
  other!: UserCardResponse | null;
}

@ApiSchema({ name: 'FollowHistoryPage' })
export class FollowHistoryPageResponse {
  @ApiProperty({ type: [FollowHistoryItemResponse] })
  items!: FollowHistoryItemResponse[];

  @ApiNextCursor()
  nextCursor!: string | null;
}

export function toFollowHistoryItemResponse(item: FollowHistoryItem): FollowHistoryItemResponse {
  return {
    at: item.at.toISOString(),
    change: item.change,
    list: item.list,
    cause: item.cause,
    actorId: item.actorId,
    otherId: item.otherId,
    other: item.other === null ? null : toUserCardResponse(item.other),
  };
}
