import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { toUserCardResponse, UserCardResponse } from '@retinue/users';
import { SUGGESTION_REACH, type Suggestion } from './suggestions.js';

@ApiSchema({ name: 'Suggestion', description: 'Whom to follow next.' })
export class SuggestionResponse extends UserCardResponse {
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: SUGGESTION_REACH.followees,
    example: 2,
    description: 'How many of those whom the user follows follow this one, as far as was looked.',
  })
  followeesInCommon!: number;
}

@ApiSchema({ name: 'SuggestionList' })
export class SuggestionListResponse {
  @ApiProperty({ type: [SuggestionResponse], description: 'The most followees in common first, then by id.' })
  items!: SuggestionResponse[];
}

export function toSuggestionResponse(suggestion: Suggestion): SuggestionResponse {
  return { ...toUserCardResponse(suggestion), followeesInCommon: suggestion.followeesInCommon };
}
