import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Allow, IsBoolean } from 'class-validator';
import { emailProblem, MAX_EMAIL_LENGTH, MAX_NAME_LENGTH, nameProblem, unlessNull } from './user.rules.js';
import { USER_TYPES, type UserType } from './user-type.js';
import type { NewUser } from './user.js';
import { ApiModel, AsSent, MayBeLeftOut, Satisfies } from '@retinue/common/http';
import { externalIdProblem, MAX_EXTERNAL_ID_LENGTH } from './user-key.js';
import { IsMetadata } from './user-metadata.request.js';
import type { UserMetadata } from './user-metadata.js';
import { ApiGivenIsPrivate } from './is-private.request.js';
import { ApiGivenUserType } from './user-type.request.js';

/** The body that creates a user. */
@AsSent()
@ApiModel({ name: 'CreateUser' })
export class CreateUserRequest implements NewUser {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    minLength: 1,
    maxLength: MAX_EXTERNAL_ID_LENGTH,
    example: null,
    description:
      'The id that your own system has for them, compared to the letter. Unique, and fixed once given.',
  })
  @MayBeLeftOut()
  @Satisfies('externalId', unlessNull(externalIdProblem))
  externalId?: string | null;

  @ApiProperty({ minLength: 1, maxLength: MAX_NAME_LENGTH, example: 'Lone' })
  @Satisfies('name', nameProblem)
  firstName!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    minLength: 1,
    maxLength: MAX_NAME_LENGTH,
    example: 'Ranger',
  })
  @MayBeLeftOut()
  @Satisfies('name', unlessNull(nameProblem))
  lastName?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'email',
    maxLength: MAX_EMAIL_LENGTH,
    example: 'lone@ranger.dk',
    description: 'Unique, upper and lower case being the same.',
  })
  @MayBeLeftOut()
  @Satisfies('email', unlessNull(emailProblem))
  email?: string | null;

  @ApiGivenUserType({ default: USER_TYPES[0]! })
  @Allow()
  type?: UserType;

  @ApiGivenIsPrivate({ default: false })
  @MayBeLeftOut()
  @IsBoolean({ message: '$property must be true or false' })
  isPrivate?: boolean;

  @IsMetadata()
  metadata?: UserMetadata | null;
}
