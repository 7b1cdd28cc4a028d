import { ApiProperty } from '@nestjs/swagger';
import { ApiId, ApiModel } from '@retinue/common/http';
import { ApiExternalId } from '@retinue/users/http';
import type { Relationship } from './relationship.js';

/** What is between two users, seen from the first, as the routes answer it. `followedAt` is ISO 8601 in UTC. */
@ApiModel({ name: 'Relationship', description: 'What is between two users, seen from the first.' })
export class RelationshipResponse {
  @ApiId(1)
  userId!: number;

  @ApiExternalId()
  userExternalId!: string | null;

  @ApiId(2)
  otherId!: number;

  @ApiExternalId()
  otherExternalId!: string | null;

  @ApiProperty({ example: true })
  following!: boolean;

  @ApiProperty({ example: true })
  followedBy!: boolean;

  @ApiProperty({ example: false, description: 'The user asked to follow the other and waits.' })
  requested!: boolean;

  @ApiProperty({ example: false, description: 'The other asked to follow the user and waits.' })
  requestedBy!: boolean;

  @ApiProperty({ example: false })
  blocking!: boolean;

  @ApiProperty({ example: false })
  blockedBy!: boolean;

  @ApiProperty({ example: false })
  muting!: boolean;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    example: '2026-01-31T09:30:00.000Z',
    description: 'Since when the user follows the other.',
  })
  followedAt!: string | null;
}

/** What is between a user and each of some others. */
@ApiModel({ name: 'RelationshipList' })
export class RelationshipListResponse {
  @ApiProperty({
    type: [RelationshipResponse],
    description: 'In the order asked; ids that nobody has are left out.',
  })
  items!: RelationshipResponse[];
}

export function toRelationshipResponse(relationship: Relationship): RelationshipResponse {
  return {
    userId: relationship.userId,
    userExternalId: relationship.userExternalId,
    otherId: relationship.otherId,
    otherExternalId: relationship.otherExternalId,
    following: relationship.following,
    followedBy: relationship.followedBy,
    requested: relationship.requested,
    requestedBy: relationship.requestedBy,
    blocking: relationship.blocking,
    blockedBy: relationship.blockedBy,
    muting: relationship.muting,
    followedAt: relationship.followedAt?.toISOString() ?? null,
  };
}
