import { ApiPropertyOptional } from '@nestjs/swagger';
import { AsSent, IsQueryInteger } from '@retinue/common/http';
import { QueryViewer } from '@retinue/users/http';
import { IsOptional } from 'class-validator';
import { DEFAULT_SUGGESTIONS, MAX_SUGGESTIONS } from './suggestions.js';

/** The query of suggestions: how many at most, 1 to 100. */
@AsSent()
export class SuggestionsQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MAX_SUGGESTIONS,
    default: DEFAULT_SUGGESTIONS,
    example: DEFAULT_SUGGESTIONS,
    description: 'Suggestions, at most.',
  })
  @IsOptional()
  @IsQueryInteger({ min: 1, max: MAX_SUGGESTIONS })
  limit: number = DEFAULT_SUGGESTIONS;

  @QueryViewer()
  viewer?: boolean;
}
