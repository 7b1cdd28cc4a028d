import { ApiProperty } from '@nestjs/swagger';
import { ApiId, ApiModel, ApiNextCursor } from '@retinue/common/http';
import { ApiExternalId, toUserCardResponse, UserCardResponse } from '@retinue/users/http';
import type { FollowDirection } from '../following/follow.js';
import { ApiCallerId, ApiCallingService } from './event-caller.response.js';
import { FOLLOW_CAUSES, FOLLOW_CHANGES, type FollowCause, type FollowChange } from '../events/edge-kinds.js';
import { type FollowHistoryItem } from './follow-event.js';

/** One change in a user's lists, as the routes answer it. `at` is ISO 8601 in UTC. */
@ApiModel({ name: 'FollowHistoryItem', description: "One change in a user's lists." })
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
    description: 'Whose doing it was: the user, or the other.',
  })
  actorId!: number;

  @ApiExternalId('`null` also of somebody who was deleted since.')
  actorExternalId!: string | null;

  @ApiCallerId()
  callerId!: number | null;

  @ApiExternalId('`null` also of somebody who was deleted since.')
  callerExternalId!: string | null;

  @ApiCallingService()
  service!: string | null;

  @ApiId(2)
  otherId!: number;

  @ApiExternalId('`null` also of somebody who was deleted since.')
  otherExternalId!: string | null;

  @ApiProperty({
    type: UserCardResponse,
    nullable: true,
    description: 'The other as it is now; `null` when it was deleted since.',
  })
  other!: UserCardResponse | null;
}

/** A page of history, as the routes answer it: `nextCursor` is `null` exactly when nothing is left. */
@ApiModel({ name: 'FollowHistoryPage' })
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
    actorExternalId: item.actorExternalId,
    callerId: item.callerId,
    callerExternalId: item.callerExternalId,
    service: item.service,
    otherId: item.otherId,
    otherExternalId: item.otherExternalId,
    other: item.other === null ? null : toUserCardResponse(item.other),
  };
}
