import { ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeLeftOut, PageQuery, Satisfies } from '@retinue/common/http';
import { namePrefixProblem, MAX_NAME_PREFIX_LENGTH, typeProblem } from '../../domain/user.rules.js';
import { USER_TYPES, type UserType } from '../../domain/user-type.js';

export class ListUsersQuery extends PageQuery {
  @ApiPropertyOptional({
    minLength: 1,
    maxLength: MAX_NAME_PREFIX_LENGTH,
    example: 'na',
    description:
      'How the first, last or full name begins; case, accents and characters that show nothing do not count. Orders the list by that name.',
  })
  @MayBeLeftOut()
  @Satisfies('q', namePrefixProblem)
  q?: string;

  @ApiPropertyOptional({ enum: USER_TYPES, example: 'person', description: 'Only users of this type.' })
  @MayBeLeftOut()
  @Satisfies('type', typeProblem)
  type?: UserType;
}
