import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { ApiId } from '@retinue/common/http';
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

@ApiSchema({ name: 'FollowBatchRow', description: 'What came of one operation.' })
export class FollowBatchRowResponse {
  @ApiProperty({ enum: ['follow', 'unfollow'], example: 'follow' })
  op!: FollowOperation['op'];

  @ApiId(1)
  followerId!: number;

  @ApiId(3)
  followeeId!: number;

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

@ApiSchema({ name: 'FollowBatchResult' })
export class FollowBatchResponse {
  @ApiProperty({ example: false, description: 'Whether this is only what would come of it.' })
  dryRun!: boolean;

  @ApiProperty({ type: [FollowBatchRowResponse], description: 'A row for each operation, in order.' })
  items!: FollowBatchRowResponse[];
}

export function toFollowBatchRow(
  { op, followerId, followeeId }: FollowOperation,
  row: BatchRow,
): FollowBatchRowResponse {
  return { op, followerId, followeeId, ...row };
}
