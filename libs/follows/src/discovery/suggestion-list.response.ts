import { ApiProperty } from '@nestjs/swagger';
import { ApiModel } from '@retinue/common/http';
import {
  ApiViewerLinks,
  toUserCardResponse,
  UserCardResponse,
  type ViewerLinksResponse,
} from '@retinue/users/http';
import { SUGGESTION_REACH, type Suggestion } from './suggestions.js';

/** Somebody to follow next, as the routes answer it, and how many of those whom the user follows follow them. */
@ApiModel({ name: 'Suggestion', description: 'Whom to follow next.' })
export class SuggestionResponse extends UserCardResponse {
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: SUGGESTION_REACH.followees,
    example: 2,
    description: 'How many of those whom the user follows follow this one, as far as was looked.',
  })
  followeesInCommon!: number;

  @ApiViewerLinks()
  viewer?: ViewerLinksResponse;
}

/** Suggestions: the most followees in common first, then by id. */
@ApiModel({ name: 'SuggestionList' })
export class SuggestionListResponse {
  @ApiProperty({ type: [SuggestionResponse], description: 'The most followees in common first, then by id.' })
  items!: SuggestionResponse[];
}

export function toSuggestionResponse(suggestion: Suggestion): SuggestionResponse {
  const { followeesInCommon, viewer } = suggestion;
  return { ...toUserCardResponse(suggestion), followeesInCommon, ...(viewer && { viewer }) };
}
