import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ApiModel } from '@retinue/common/http';
import { ApiExternalId, ApiFoundId, externalIdIn, idIn } from '@retinue/users/http';
import type { BatchRow } from './follow-batch.service.js';
import type { FollowOperation } from '../following/follow-plan.js';

const OUTCOMES = [
  'followed',
  'already_following',
  'requested',
  'already_requested',
  'unfollowed',
  'request_withdrawn',
  'not_following',
  'refused',
] as const satisfies readonly BatchRow['outcome'][];

/** What one operation of a batch came to. `code` and `detail` are there when the outcome is `refused`. */
@ApiModel({ name: 'FollowBatchRow', description: 'What came of one operation.' })
export class FollowBatchRowResponse {
  @ApiProperty({ enum: ['follow', 'unfollow'], example: 'follow' })
  op!: FollowOperation['op'];

  @ApiFoundId(1)
  followerId!: number | null;

  @ApiExternalId()
  followerExternalId!: string | null;

  @ApiFoundId(3)
  followeeId!: number | null;

  @ApiExternalId()
  followeeExternalId!: string | null;

  @ApiProperty({ enum: OUTCOMES, example: 'refused' })
  outcome!: BatchRow['outcome'];

  @ApiPropertyOptional({ description: 'Of a refused one: the code of the problem.', example: 'blocked' })
  code?: string;

  @ApiPropertyOptional({
    description: 'Of a refused one: what is wrong.',
    example: "User 1 can't follow user 3: one of them blocks the other",
  })
  detail?: string;
}

/** The answer to a batch: a row for each operation, in order. */
@ApiModel({ name: 'FollowBatchResult' })
export class FollowBatchResponse {
  @ApiProperty({ example: false, description: 'Whether this is only what would come of it.' })
  dryRun!: boolean;

  @ApiProperty({ type: [FollowBatchRowResponse], description: 'A row for each operation, in order.' })
  items!: FollowBatchRowResponse[];
}

export function toFollowBatchRow(
  { op, followerId, followeeId }: FollowOperation,
  { users, ...row }: BatchRow,
): FollowBatchRowResponse {
  return {
    op,
    followerId: users?.follower?.id ?? idIn(followerId),
    followerExternalId: users?.follower?.externalId ?? externalIdIn(followerId),
    followeeId: users?.followee?.id ?? idIn(followeeId),
    followeeExternalId: users?.followee?.externalId ?? externalIdIn(followeeId),
    ...row,
  };
}
