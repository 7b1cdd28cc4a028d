import { Injectable } from '@nestjs/common';
import { type NoParameters, statement, type Transaction } from '@retinue/database';
import { OpenedAccountsRepository } from './opened-accounts.repository.js';

const ADD = statement<{ readonly userId: number }>(
  `INSERT INTO opened_accounts (user_id) VALUES (:userId) ON CONFLICT DO NOTHING`,
);

const REMOVE = statement<{ readonly userId: number }>(`DELETE FROM opened_accounts WHERE user_id = :userId`);

const NEXT = statement<NoParameters, { readonly userId: number }>(
  `SELECT user_id AS "userId" FROM opened_accounts ORDER BY user_id LIMIT 1`,
);

@Injectable()
export class SqlOpenedAccountsRepository extends OpenedAccountsRepository {
  override async add(transaction: Transaction, userId: number): Promise<void> {
    await transaction.run(ADD, { userId });
  }

  override async remove(transaction: Transaction, userId: number): Promise<void> {
    await transaction.run(REMOVE, { userId });
  }

  override async next(transaction: Transaction): Promise<number | undefined> {
    return (await transaction.get(NEXT))?.userId;
  }
}
