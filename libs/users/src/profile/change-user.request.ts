import { ApiPropertyOptional } from '@nestjs/swagger';
import { Allow, IsBoolean } from 'class-validator';
import { emailProblem, MAX_EMAIL_LENGTH, MAX_NAME_LENGTH, nameProblem, unlessNull } from './user.rules.js';
import { type UserType } from './user-type.js';
import type { UserChanges } from './user.js';
import { ApiModel, AsSent, MayBeLeftOut, Satisfies } from '@retinue/common/http';
import { externalIdProblem, MAX_EXTERNAL_ID_LENGTH } from './user-key.js';
import { IsMetadata } from './user-metadata.request.js';
import type { UserMetadata } from './user-metadata.js';
import { ApiGivenIsPrivate } from './is-private.request.js';
import { ApiGivenUserType } from './user-type.request.js';

/** The body that changes a user: what is left out stays as it is. */
@AsSent()
@ApiModel({ name: 'ChangeUser', description: 'What is left out stays as it is.' })
export class ChangeUserRequest implements UserChanges {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    minLength: 1,
    maxLength: MAX_EXTERNAL_ID_LENGTH,
    example: null,
    description: 'Only of a user who has none: once given, it stays.',
  })
  @MayBeLeftOut()
  @Satisfies('externalId', unlessNull(externalIdProblem))
  externalId?: string | null;

  @ApiPropertyOptional({ minLength: 1, maxLength: MAX_NAME_LENGTH, example: 'Mate' })
  @MayBeLeftOut()
  @Satisfies('name', nameProblem)
  firstName?: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    minLength: 1,
    maxLength: MAX_NAME_LENGTH,
    example: 'Nagy',
  })
  @MayBeLeftOut()
  @Satisfies('name', unlessNull(nameProblem))
  lastName?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'email',
    maxLength: MAX_EMAIL_LENGTH,
    example: 'mate@nagy.dk',
  })
  @MayBeLeftOut()
  @Satisfies('email', unlessNull(emailProblem))
  email?: string | null;

  @ApiGivenUserType()
  @Allow()
  type?: UserType;

  @ApiGivenIsPrivate()
  @MayBeLeftOut()
  @IsBoolean({ message: '$property must be true or false' })
  isPrivate?: boolean;

  @IsMetadata()
  metadata?: UserMetadata | null;
}
