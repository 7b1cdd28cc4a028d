import { ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { emailProblem, MAX_EMAIL_LENGTH, MAX_NAME_LENGTH, nameProblem, typeProblem } from './user.rules.js';
import { USER_TYPES, type UserType } from './user-type.js';
import type { UserChanges } from './user.js';
import { MayBeLeftOut, Satisfies } from '@retinue/common/http';

@ApiSchema({ name: 'ChangeUser', description: 'What is left out stays as it is.' })
export class ChangeUserRequest implements UserChanges {
  @ApiPropertyOptional({ minLength: 1, maxLength: MAX_NAME_LENGTH, example: 'Mate' })
  @MayBeLeftOut()
  @Satisfies('name', nameProblem)
  firstName?: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: MAX_NAME_LENGTH, example: 'Nagy' })
  @MayBeLeftOut()
  @Satisfies('name', nameProblem)
  lastName?: string;

  @ApiPropertyOptional({ format: 'email', maxLength: MAX_EMAIL_LENGTH, example: 'mate@nagy.dk' })
  @MayBeLeftOut()
  @Satisfies('email', emailProblem)
  email?: string;

  @ApiPropertyOptional({ enum: USER_TYPES, example: 'person' })
  @MayBeLeftOut()
  @Satisfies('type', typeProblem)
  type?: UserType;

  @ApiPropertyOptional({ example: false })
  @MayBeLeftOut()
  @IsBoolean({ message: '$property must be true or false' })
  isPrivate?: boolean;
}
