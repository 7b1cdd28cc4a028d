import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  ApiUnsentQuery,
  AsSent,
  IsQueryBoolean,
  MayBeLeftOut,
  PageQuery,
  Satisfies,
} from '@retinue/common/http';
import { MAX_NAME_PREFIX_LENGTH, namePrefixProblem, type UserType } from '@retinue/users';
import { Allow, IsIn, IsOptional } from 'class-validator';
import { ApiUserTypeFilter, QueryViewer } from '@retinue/users/http';
import { LIST_ORDERS, type ListOrder } from '../following/follow.js';

/** What every list of follows takes. */
@AsSent()
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

  @ApiUserTypeFilter()
  @Allow()
  type?: UserType;

  @ApiUnsentQuery({
    description:
      'How the first, last or full name begins; case, accents and characters that show nothing do not count.',
    schema: { type: 'string', minLength: 1, maxLength: MAX_NAME_PREFIX_LENGTH, examples: ['a'] },
  })
  @MayBeLeftOut()
  @Satisfies('q', namePrefixProblem)
  q?: string;

  @QueryViewer()
  viewer?: boolean;
}

/** The query of a list of followers or followed. */
@AsSent()
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
