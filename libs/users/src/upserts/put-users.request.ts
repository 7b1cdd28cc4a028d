import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ApiModel, AsSent, IsListOf } from '@retinue/common/http';
import { Allow } from 'class-validator';
import { ApiGivenIsPrivate } from '../profile/is-private.request.js';
import { ApiMetadataToPut, KeptAsGiven } from '../profile/user-metadata.request.js';
import { MAX_EXTERNAL_ID_LENGTH } from '../profile/user-key.js';
import type { UserMetadata } from '../profile/user-metadata.js';
import { ApiGivenUserType } from '../profile/user-type.request.js';
import type { UserType } from '../profile/user-type.js';
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH } from '../profile/user.rules.js';
import type { UpsertedByExternalId } from './upserted-user.js';

const MAX_USERS = 1_000;

/** A value that breaks a rule is told in the row of its user, and harms no other: nothing is checked here. */
@AsSent()
@ApiModel({
  name: 'PutUsersItem',
  description: 'As `PutUser`, with the id that your own system has for them.',
})
export class PutUsersItemRequest implements UpsertedByExternalId {
  @ApiProperty({ minLength: 1, maxLength: MAX_EXTERNAL_ID_LENGTH, example: '4711' })
  @Allow()
  externalId!: string;

  @ApiProperty({ minLength: 1, maxLength: MAX_NAME_LENGTH, example: 'Lone' })
  @Allow()
  firstName!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    minLength: 1,
    maxLength: MAX_NAME_LENGTH,
    example: 'Ranger',
  })
  @Allow()
  lastName?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'email',
    maxLength: MAX_EMAIL_LENGTH,
    example: 'lone@ranger.dk',
  })
  @Allow()
  email?: string | null;

  @ApiGivenUserType()
  @Allow()
  type?: UserType;

  @ApiGivenIsPrivate()
  @Allow()
  isPrivate?: boolean;

  @ApiMetadataToPut()
  @KeptAsGiven()
  @Allow()
  metadata?: UserMetadata | null;
}

/** The body that does so for 1 to 1,000 users. */
@AsSent()
@ApiModel({ name: 'PutUsers' })
export class PutUsersRequest {
  @ApiProperty({
    type: [PutUsersItemRequest],
    minItems: 1,
    maxItems: MAX_USERS,
    description: 'In order: the second of two with one external id changes what the first made.',
    example: [
      { externalId: '4711', firstName: 'Lone', email: 'lone@ranger.dk' },
      { externalId: '4712', firstName: 'Tonto' },
    ],
  })
  @IsListOf(() => PutUsersItemRequest, MAX_USERS)
  users!: PutUsersItemRequest[];
}
