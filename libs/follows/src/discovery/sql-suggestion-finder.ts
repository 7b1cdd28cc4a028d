import { Injectable } from '@nestjs/common';
import { SqlReader } from '@retinue/database';
import type { UserType } from '@retinue/users';
import { type Suggestion, SUGGESTION_REACH, SuggestionFinder } from './suggestions.js';
import { type CardRow, toCard } from '../relations/card.mapper.js';
import { SUGGESTIONS } from './suggestion.statements.js';

type SuggestionRow = CardRow & { readonly in_common: number };

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
    const { followees, followsOfEach, candidates } = SUGGESTION_REACH;
    const rows = await this.reader.all<SuggestionRow>(SUGGESTIONS, [
      userId,
      followees,
      followsOfEach,
      userId,
      userId,
      candidates,
      JSON.stringify(types),
      userId,
      userId,
      userId,
      now.getTime(),
      userId,
      limit,
    ]);
    return rows.map((row) => ({ ...toCard(row), followeesInCommon: row.in_common }));
  }
}
