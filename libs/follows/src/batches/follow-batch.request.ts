import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ApiModel, AsSent, IsListOf, MayBeLeftOut } from '@retinue/common/http';
import type { UserKey } from '@retinue/users';
import { IsBodyUserKey } from '@retinue/users/http';
import { IsBoolean, IsIn } from 'class-validator';
import type { FollowOperation } from '../following/follow-plan.js';

const MAX_OPERATIONS = 1_000;
const OPS = ['follow', 'unfollow'] as const;

/** One operation in the body of a batch. */
@AsSent()
@ApiModel({ name: 'FollowOperation' })
export class FollowOperationRequest implements FollowOperation {
  @ApiProperty({ enum: OPS, example: 'follow' })
  @IsIn(OPS)
  op!: (typeof OPS)[number];

  @IsBodyUserKey('Who follows.', 1)
  followerId!: UserKey;

  @IsBodyUserKey('Who is followed.', 3)
  followeeId!: UserKey;
}

/** The body of a batch: 1 to 1,000 operations, done in order; `dryRun` changes nothing. */
@AsSent()
@ApiModel({ name: 'FollowBatch' })
export class FollowBatchRequest {
  @ApiProperty({
    type: [FollowOperationRequest],
    minItems: 1,
    maxItems: MAX_OPERATIONS,
    description: 'Done in order, each on what those before it leave behind.',
    example: [
      { op: 'follow', followerId: 1, followeeId: 3 },
      { op: 'unfollow', followerId: 1, followeeId: 2 },
    ],
  })
  @IsListOf(() => FollowOperationRequest, MAX_OPERATIONS)
  operations!: FollowOperationRequest[];

  @ApiPropertyOptional({
    default: false,
    example: true,
    description: 'Says what would come of it, and changes nothing.',
  })
  @MayBeLeftOut()
  @IsBoolean({ message: '$property must be true or false' })
  dryRun?: boolean;
}
