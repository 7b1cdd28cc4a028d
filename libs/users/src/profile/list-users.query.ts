import { ApiPropertyOptional } from '@nestjs/swagger';
import { ApiUnsentQuery, MayBeLeftOut, PageQuery, Satisfies } from '@retinue/common/http';
import { namePrefixProblem, MAX_NAME_PREFIX_LENGTH, typeProblem } from './user.rules.js';
import { USER_TYPES, type UserType } from './user-type.js';

export class ListUsersQuery extends PageQuery {
  @ApiUnsentQuery({
    description:
      'How the first, last or full name begins; case, accents and characters that show nothing do not count. Orders the list by that name.',
    schema: { type: 'string', minLength: 1, maxLength: MAX_NAME_PREFIX_LENGTH, examples: ['na'] },
  })
  @MayBeLeftOut()
  @Satisfies('q', namePrefixProblem)
  q?: string;

  @ApiPropertyOptional({ enum: USER_TYPES, description: 'Only users of this type.' })
  @MayBeLeftOut()
  @Satisfies('type', typeProblem)
  type?: UserType;
}
