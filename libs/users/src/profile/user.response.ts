import { ApiProperty } from '@nestjs/swagger';
import { MAX_ID } from '@retinue/common';
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH } from './user.rules.js';
import { ApiExternalId } from './user-key.request.js';
import { ApiMetadata } from './user-metadata.request.js';
import type { UserMetadata } from './user-metadata.js';
import { ApiIsPrivate } from './is-private.request.js';
import { ApiUserType } from './user-type.request.js';
import type { UserType } from './user-type.js';
import type { User } from './user.js';
import type { Caller } from '@retinue/access';
import { seesEmail } from '@retinue/access/http';
import { ApiId, ApiModel } from '@retinue/common/http';

/** A user with counts, as the routes answer them. Times are ISO 8601 in UTC. */
@ApiModel({ name: 'UserDetails', description: 'A user, with counts.' })
export class UserResponse {
  @ApiId()
  id!: number;

  @ApiExternalId()
  externalId!: string | null;

  @ApiProperty({ minLength: 1, maxLength: MAX_NAME_LENGTH, example: 'Mate' })
  firstName!: string;

  @ApiProperty({ type: String, nullable: true, minLength: 1, maxLength: MAX_NAME_LENGTH, example: 'Nagy' })
  lastName!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: MAX_EMAIL_LENGTH,
    example: 'mate@nagy.dk',
    description: '`null` when there is none, and for a caller who may not see it.',
  })
  email!: string | null;

  @ApiUserType()
  type!: UserType;

  @ApiIsPrivate()
  isPrivate!: boolean;

  @ApiMetadata()
  metadata!: UserMetadata;

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

/**
 * Names what goes out: a field that the domain gains stays in until it is named here.
 *
 * @param caller who gets it; everybody sees all when nobody asks who calls
 */
export function toUserResponse(user: User, caller?: Caller): UserResponse {
  return {
    id: user.id,
    externalId: user.externalId,
    firstName: user.firstName,
    lastName: user.lastName,
    email: seesEmail(caller, user) ? user.email : null,
    type: user.type,
    isPrivate: user.isPrivate,
    metadata: user.metadata,
    followersCount: user.followersCount,
    followingCount: user.followingCount,
    version: user.version,
    createdAt: user.createdAt.toISOString(),
    updatedAt: user.updatedAt.toISOString(),
  };
}
