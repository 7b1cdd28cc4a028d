import { Injectable } from '@nestjs/common';
import { SqlReader } from '@retinue/database';
import type { UserType, ViewerLinks } from '@retinue/users';
import { type Suggestion, SUGGESTION_REACH, SuggestionFinder } from './suggestions.js';
import { toCard } from '../relations/card.mapper.js';
import { type SuggestionRow, SUGGESTIONS, VIEWED_SUGGESTIONS } from './suggestion.statements.js';

@Injectable()
export class SqlSuggestionFinder extends SuggestionFinder {
  constructor(private readonly reader: SqlReader) {
    super();
  }

  override async find(
    userId: number,
    types: readonly UserType[],
    limit: number,
    now: Date,
    viewerId?: number,
  ): Promise<Suggestion[]> {
    const parameters = {
      ...SUGGESTION_REACH,
      userId,
      types: JSON.stringify(types),
      now: now.getTime(),
      limit,
    };
    if (viewerId === undefined) return (await this.reader.all(SUGGESTIONS, parameters)).map(toSuggestion);
    const rows = await this.reader.all(VIEWED_SUGGESTIONS, { ...parameters, viewerId });
    return rows.map((row) => ({ ...toSuggestion(row), viewer: JSON.parse(row.viewer) as ViewerLinks }));
  }
}

function toSuggestion(row: SuggestionRow): Suggestion {
  return { ...toCard(row), followeesInCommon: row.in_common };
}
