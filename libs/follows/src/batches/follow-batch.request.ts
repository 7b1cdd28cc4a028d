import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsBodyId, MayBeLeftOut } from '@retinue/common/http';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  ValidateNested,
} from 'class-validator';
import type { FollowOperation } from '../following/follow-plan.js';

const MAX_OPERATIONS = 1_000;
const OPS = ['follow', 'unfollow'] as const;

@ApiSchema({ name: 'FollowOperation' })
export class FollowOperationRequest implements FollowOperation {
  @ApiProperty({ enum: OPS, example: 'follow' })
  @IsIn(OPS)
  op!: (typeof OPS)[number];

  @IsBodyId('Who follows.', 1)
  followerId!: number;

  @IsBodyId('Who is followed.', 3)
  followeeId!: number;
}

@ApiSchema({ name: 'FollowBatch' })
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
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_OPERATIONS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => FollowOperationRequest)
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
