import { ApiPropertyOptional } from '@nestjs/swagger';
import { ApiUnsentQuery, IsQueryBoolean, MayBeLeftOut, PageQuery, Satisfies } from '@retinue/common/http';
import { MAX_NAME_PREFIX_LENGTH, namePrefixProblem, USER_TYPES, type UserType } from '@retinue/users';
import { IsIn, IsOptional } from 'class-validator';
import { LIST_ORDERS, type ListOrder } from '../following/follow.js';

/** What every list of follows takes. */
export class ListMutualsQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: LIST_ORDERS,
    default: 'newest',
    example: 'newest',
    description: 'By time of the follow.',
  })
  @IsOptional()
  @IsIn(LIST_ORDERS)
  order: ListOrder = 'newest';

  @ApiPropertyOptional({ enum: USER_TYPES, description: 'Only users of this type.' })
  @MayBeLeftOut()
  @IsIn(USER_TYPES)
  type?: UserType;

  @ApiUnsentQuery({
    description:
      'How the first, last or full name begins; case, accents and characters that show nothing do not count.',
    schema: { type: 'string', minLength: 1, maxLength: MAX_NAME_PREFIX_LENGTH, examples: ['a'] },
  })
  @MayBeLeftOut()
  @Satisfies('q', namePrefixProblem)
  q?: string;
}

export class ListFollowsQuery extends ListMutualsQuery {
  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    example: false,
    description:
      'Of the followers, only those whom the user does not follow; of those followed, only those who do not follow the user.',
  })
  @MayBeLeftOut()
  @IsQueryBoolean()
  notFollowedBack?: boolean;
}
