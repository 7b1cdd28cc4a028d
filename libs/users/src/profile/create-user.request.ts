import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { emailProblem, MAX_EMAIL_LENGTH, MAX_NAME_LENGTH, nameProblem, typeProblem } from './user.rules.js';
import { USER_TYPES, type UserType } from './user-type.js';
import type { NewUser } from './user.js';
import { MayBeLeftOut, Satisfies } from '@retinue/common/http';

@ApiSchema({ name: 'CreateUser' })
export class CreateUserRequest implements NewUser {
  @ApiProperty({ minLength: 1, maxLength: MAX_NAME_LENGTH, example: 'Lone' })
  @Satisfies('name', nameProblem)
  firstName!: string;

  @ApiProperty({ minLength: 1, maxLength: MAX_NAME_LENGTH, example: 'Ranger' })
  @Satisfies('name', nameProblem)
  lastName!: string;

  @ApiProperty({
    format: 'email',
    maxLength: MAX_EMAIL_LENGTH,
    example: 'lone@ranger.dk',
    description: 'Unique, upper and lower case being the same.',
  })
  @Satisfies('email', emailProblem)
  email!: string;

  @ApiPropertyOptional({ enum: USER_TYPES, default: 'person', example: 'person' })
  @MayBeLeftOut()
  @Satisfies('type', typeProblem)
  type?: UserType;

  @ApiPropertyOptional({
    default: false,
    example: false,
    description: 'Whether others must ask before they follow.',
  })
  @MayBeLeftOut()
  @IsBoolean({ message: '$property must be true or false' })
  isPrivate?: boolean;
}
