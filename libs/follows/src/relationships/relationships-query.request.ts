import { ApiProperty } from '@nestjs/swagger';
import { ApiModel, AsSent, IsListOf } from '@retinue/common/http';
import type { UserKey } from '@retinue/users';
import { IsBodyUserKey } from '@retinue/users/http';

const MAX_PAIRS = 1_000;

/** Two users, the first of whom looks at the second. */
@AsSent()
@ApiModel({ name: 'UserPair' })
export class PairRequest {
  @IsBodyUserKey('Who looks.', 1)
  userId!: UserKey;

  @IsBodyUserKey('At whom.', 2)
  otherId!: UserKey;
}

/** The body that asks what is between the two of each pair: 1 to 1,000 pairs. */
@AsSent()
@ApiModel({ name: 'RelationshipsQuery' })
export class RelationshipsQueryRequest {
  @ApiProperty({
    type: [PairRequest],
    minItems: 1,
    maxItems: MAX_PAIRS,
    example: [
      { userId: 1, otherId: 2 },
      { userId: 2, otherId: 3 },
    ],
  })
  @IsListOf(() => PairRequest, MAX_PAIRS)
  pairs!: PairRequest[];
}
