import { Injectable } from '@nestjs/common';
import { SqlReader, type Transaction } from '@retinue/database';
import { UserDirectory, type UserReference } from './user-directory.js';
import { FIND_REFERENCES, LOCK_REFERENCES } from './user-directory.statements.js';

@Injectable()
export class SqlUserDirectory extends UserDirectory {
  constructor(private readonly reader: SqlReader) {
    super();
  }

  override async find(
    ids: readonly number[],
    transaction?: Transaction,
  ): Promise<ReadonlyMap<number, UserReference>> {
    const asked = { ids: JSON.stringify(ids) };
    const rows =
      transaction === undefined
        ? await this.reader.all(FIND_REFERENCES, asked)
        : await transaction.all(LOCK_REFERENCES, asked);
    return new Map(rows.map(({ id, type, is_private }) => [id, { id, type, isPrivate: is_private === 1 }]));
  }
}
