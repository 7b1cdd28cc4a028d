import { ApiProperty } from '@nestjs/swagger';
import { ApiModel } from '@retinue/common/http';
import { UserNotFoundError } from '@retinue/users';
import { ApiExternalId, ApiFoundId, externalIdIn, idIn } from '@retinue/users/http';
import type { PairKeys, Relationship } from './relationship.js';
import { RelationshipResponse, toRelationshipResponse } from './relationship.response.js';

const OUTCOMES = ['found', UserNotFoundError.spec.code] as const;

/** What is between the two of one pair; `relationship` is `null` when one of them does not exist. */
@ApiModel({ name: 'RelationshipsQueryRow', description: 'What is between the two users of a pair.' })
export class RelationshipsQueryRowResponse {
  @ApiFoundId(1)
  userId!: number | null;

  @ApiExternalId()
  userExternalId!: string | null;

  @ApiFoundId(2)
  otherId!: number | null;

  @ApiExternalId()
  otherExternalId!: string | null;

  @ApiProperty({ enum: OUTCOMES, example: 'found' })
  outcome!: string;

  @ApiProperty({
    type: RelationshipResponse,
    nullable: true,
    description: '`null` when one of the two does not exist.',
  })
  relationship!: RelationshipResponse | null;
}

/** The answer for pairs: a row for each, in order. */
@ApiModel({ name: 'RelationshipsQueryResult' })
export class RelationshipsQueryResponse {
  @ApiProperty({ type: [RelationshipsQueryRowResponse], description: 'A row for each pair, in order.' })
  items!: RelationshipsQueryRowResponse[];
}

export function toRelationshipsQueryRow(
  given: PairKeys,
  relationship: Relationship | undefined,
): RelationshipsQueryRowResponse {
  return {
    userId: relationship?.userId ?? idIn(given.userId),
    userExternalId: relationship?.userExternalId ?? externalIdIn(given.userId),
    otherId: relationship?.otherId ?? idIn(given.otherId),
    otherExternalId: relationship?.otherExternalId ?? externalIdIn(given.otherId),
    ...(relationship === undefined
      ? { outcome: UserNotFoundError.spec.code, relationship: null }
      : { outcome: 'found', relationship: toRelationshipResponse(relationship) }),
  };
}
