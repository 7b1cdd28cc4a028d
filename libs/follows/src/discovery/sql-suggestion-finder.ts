import { Injectable } from '@nestjs/common';
import { SqlReader } from '@retinue/database';
import type { UserType } from '@retinue/users';
import { type Suggestion, SUGGESTION_REACH, SuggestionFinder } from './suggestions.js';
import { toCard } from '../relations/card.mapper.js';
import { SUGGESTIONS } from './suggestion.statements.js';

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
  ): Promise<Suggestion[]> {
    const rows = await this.reader.all(SUGGESTIONS, {
      ...SUGGESTION_REACH,
      userId,
      types: JSON.stringify(types),
      now: now.getTime(),
      limit,
    });
    return rows.map((row) => ({ ...toCard(row), followeesInCommon: row.in_common }));
  }
}
