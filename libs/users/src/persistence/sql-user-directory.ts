import { Injectable } from '@nestjs/common';
import { SqlReader, type Transaction } from '@retinue/database';
import type { UserType } from '../domain/user-type.js';
import { type Party, UserDirectory } from '../domain/user-directory.js';
import { FIND_PARTIES } from './user.statements.js';

interface PartyRow {
  readonly id: number;
  readonly type: UserType;
  readonly is_private: number;
}

@Injectable()
export class SqlUserDirectory extends UserDirectory {
  constructor(private readonly reader: SqlReader) {
    super();
  }

  override async find(
    ids: readonly number[],
    transaction?: Transaction,
  ): Promise<ReadonlyMap<number, Party>> {
    const rows = await (transaction ?? this.reader).all<PartyRow>(FIND_PARTIES, [JSON.stringify(ids)]);
    return new Map(rows.map(({ id, type, is_private }) => [id, { id, type, isPrivate: is_private === 1 }]));
  }
}
