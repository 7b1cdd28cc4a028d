import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ApiId } from '@retinue/common/http';
import { UserNotFoundError } from '@retinue/users';
import type { Pair, Relationship } from './relationship.js';
import { RelationshipResponse, toRelationshipResponse } from './relationship.response.js';

const OUTCOMES = ['found', UserNotFoundError.spec.code] as const;

@ApiSchema({ name: 'RelationshipsQueryRow', description: 'What is between the two users of a pair.' })
export class RelationshipsQueryRowResponse {
  @ApiId(1)
  userId!: number;

  @ApiId(2)
  otherId!: number;

  @ApiProperty({ enum: OUTCOMES, example: 'found' })
  outcome!: string;

  @ApiProperty({
    type: RelationshipResponse,
    nullable: true,
    description: '`null` when one of the two does not exist.',
  })
  relationship!: RelationshipResponse | null;
}

@ApiSchema({ name: 'RelationshipsQueryResult' })
export class RelationshipsQueryResponse {
  @ApiProperty({ type: [RelationshipsQueryRowResponse], description: 'A row for each pair, in order.' })
  items!: RelationshipsQueryRowResponse[];
}

export function toRelationshipsQueryRow(
  { userId, otherId }: Pair,
  relationship: Relationship | undefined,
): RelationshipsQueryRowResponse {
  return relationship === undefined
    ? { userId, otherId, outcome: UserNotFoundError.spec.code, relationship: null }
    : { userId, otherId, outcome: 'found', relationship: toRelationshipResponse(relationship) };
}
