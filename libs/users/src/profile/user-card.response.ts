import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ApiId } from '@retinue/common/http';
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH } from './user.rules.js';
import { USER_TYPES, type UserType } from './user-type.js';
import type { UserCard } from './user-card.js';

/** As much of a user as a list shows; lists of other modules extend it by what they know. */
@ApiSchema({ name: 'UserCard', description: 'As much of a user as a list shows.' })
export class UserCardResponse implements UserCard {
  @ApiId(2)
  id!: number;

  @ApiProperty({ minLength: 1, maxLength: MAX_NAME_LENGTH, example: 'Sara' })
  firstName!: string;

  @ApiProperty({ minLength: 1, maxLength: MAX_NAME_LENGTH, example: 'Horvath' })
  lastName!: string;

  @ApiProperty({ maxLength: MAX_EMAIL_LENGTH, example: 'sara@horvath.dk' })
  email!: string;

  @ApiProperty({ enum: USER_TYPES, example: 'person' })
  type!: UserType;

  @ApiProperty({ example: false })
  isPrivate!: boolean;
}

/** The card alone, whatever else the object holds; to be spread into what extends {@link UserCardResponse}. */
export function toUserCardResponse(card: UserCard): UserCard {
  return {
    id: card.id,
    firstName: card.firstName,
    lastName: card.lastName,
    email: card.email,
    type: card.type,
    isPrivate: card.isPrivate,
  };
}
