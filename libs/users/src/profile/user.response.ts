import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { MAX_ID } from '@retinue/common';
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH } from './user.rules.js';
import { USER_TYPES, type UserType } from './user-type.js';
import type { User } from './user.js';
import { ApiId } from '@retinue/common/http';

@ApiSchema({ name: 'UserDetails', description: 'A user, with counts.' })
export class UserResponse {
  @ApiId()
  id!: number;

  @ApiProperty({ minLength: 1, maxLength: MAX_NAME_LENGTH, example: 'Mate' })
  firstName!: string;

  @ApiProperty({ minLength: 1, maxLength: MAX_NAME_LENGTH, example: 'Nagy' })
  lastName!: string;

  @ApiProperty({ maxLength: MAX_EMAIL_LENGTH, example: 'mate@nagy.dk' })
  email!: string;

  @ApiProperty({ enum: USER_TYPES, example: 'person' })
  type!: UserType;

  @ApiProperty({ example: false })
  isPrivate!: boolean;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_ID, example: 2 })
  followersCount!: number;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_ID, example: 2 })
  followingCount!: number;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    example: 1,
    description: 'Also the ETag. Counts do not change it.',
  })
  version!: number;

  @ApiProperty({ format: 'date-time', example: '2026-01-31T09:30:00.000Z' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', example: '2026-01-31T09:30:00.000Z' })
  updatedAt!: string;
}

/** Names what goes out: a field that the domain gains stays in until it is named here. */
export function toUserResponse(user: User): UserResponse {
  return {
    id: user.id,
    firstName: user.firstName,
    lastName: user.lastName,
    email: user.email,
    type: user.type,
    isPrivate: user.isPrivate,
    followersCount: user.followersCount,
    followingCount: user.followingCount,
    version: user.version,
    createdAt: user.createdAt.toISOString(),
    updatedAt: user.updatedAt.toISOString(),
  };
}
