import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsBodyId } from '@retinue/common/http';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';

const MAX_PAIRS = 1_000;

@ApiSchema({ name: 'UserPair' })
export class PairRequest {
  @IsBodyId('Who looks.', 1)
  userId!: number;

  @IsBodyId('At whom.', 2)
  otherId!: number;
}

@ApiSchema({ name: 'RelationshipsQuery' })
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
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_PAIRS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PairRequest)
  pairs!: PairRequest[];
}
