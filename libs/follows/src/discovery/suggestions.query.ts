import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsQueryInteger } from '@retinue/common/http';
import { IsOptional } from 'class-validator';

const MAX_SUGGESTIONS = 100;
const DEFAULT_SUGGESTIONS = 20;

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
}
