import { Injectable } from '@nestjs/common';
import { SqlReader, type Transaction } from '@retinue/database';
import { type Party, UserDirectory } from './user-directory.js';
import { FIND_PARTIES, HOLD_PARTIES } from './user-directory.statements.js';

@Injectable()
export class SqlUserDirectory extends UserDirectory {
  constructor(private readonly reader: SqlReader) {
    super();
  }

  override async find(
    ids: readonly number[],
    transaction?: Transaction,
  ): Promise<ReadonlyMap<number, Party>> {
    const asked = { ids: JSON.stringify(ids) };
    const rows =
      transaction === undefined
        ? await this.reader.all(FIND_PARTIES, asked)
        : await transaction.all(HOLD_PARTIES, asked);
    return new Map(rows.map(({ id, type, is_private }) => [id, { id, type, isPrivate: is_private === 1 }]));
  }
}
