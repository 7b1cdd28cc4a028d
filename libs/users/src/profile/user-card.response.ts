import { ApiProperty } from '@nestjs/swagger';
import { ApiId, ApiModel } from '@retinue/common/http';
import { MAX_NAME_LENGTH } from './user.rules.js';
import { type UserType } from './user-type.js';
import { ApiExternalId } from './user-key.request.js';
import { ApiMetadata } from './user-metadata.request.js';
import type { UserMetadata } from './user-metadata.js';
import { ApiIsPrivate } from './is-private.request.js';
import { ApiUserType } from './user-type.request.js';
import type { UserCard } from './user-card.js';

/** As much of a user as a list shows; lists of other modules extend it by what they know. */
@ApiModel({ name: 'UserCard', description: 'As much of a user as a list shows.' })
export class UserCardResponse implements UserCard {
  @ApiId(2)
  id!: number;

  @ApiExternalId()
  externalId!: string | null;

  @ApiProperty({ minLength: 1, maxLength: MAX_NAME_LENGTH, example: 'Sara' })
  firstName!: string;

  @ApiProperty({ type: String, nullable: true, minLength: 1, maxLength: MAX_NAME_LENGTH, example: 'Horvath' })
  lastName!: string | null;

  @ApiUserType()
  type!: UserType;

  @ApiIsPrivate()
  isPrivate!: boolean;

  @ApiMetadata()
  metadata!: UserMetadata;
}

/** The card alone, whatever else the object holds; to be spread into what extends {@link UserCardResponse}. */
export function toUserCardResponse(card: UserCard): UserCard {
  return {
    id: card.id,
    externalId: card.externalId,
    firstName: card.firstName,
    lastName: card.lastName,
    type: card.type,
    isPrivate: card.isPrivate,
    metadata: card.metadata,
  };
}
