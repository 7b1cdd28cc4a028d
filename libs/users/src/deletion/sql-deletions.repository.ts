import { Injectable } from '@nestjs/common';
import { SqlReader, type Transaction } from '@retinue/database';
import { COUNT_DELETED, MARK_DELETED, NEXT_DELETED, REMOVE_USER, SPEND_ID } from './deletion.statements.js';
import { DeletionsRepository } from './deletions.repository.js';

@Injectable()
export class SqlDeletionsRepository extends DeletionsRepository {
  constructor(private readonly reader: SqlReader) {
    super();
  }

  override async markDeleted(transaction: Transaction, id: number, at: Date): Promise<void> {
    await transaction.run(MARK_DELETED, { id, at: at.getTime() });
    await transaction.run(SPEND_ID, { id });
  }

  override async countDeleted(transaction: Transaction): Promise<number> {
    return (await transaction.get(COUNT_DELETED))?.count ?? 0;
  }

  override async countUnderWay(): Promise<number> {
    return (await this.reader.get(COUNT_DELETED))?.count ?? 0;
  }

  override async nextDeleted(transaction: Transaction): Promise<number | undefined> {
    return (await transaction.get(NEXT_DELETED))?.id;
  }

  override async remove(transaction: Transaction, id: number): Promise<void> {
    await transaction.run(REMOVE_USER, { id });
  }
}
