import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import { OpenedAccountsRepository } from './opened-accounts.repository.js';

@Injectable()
export class SqlOpenedAccountsRepository extends OpenedAccountsRepository {
  override async add(transaction: Transaction, userId: number): Promise<void> {
    await transaction.run(`INSERT INTO opened_accounts (user_id) VALUES (?) ON CONFLICT DO NOTHING`, [
      userId,
    ]);
  }

  override async remove(transaction: Transaction, userId: number): Promise<void> {
    await transaction.run(`DELETE FROM opened_accounts WHERE user_id = ?`, [userId]);
  }

  override async next(transaction: Transaction): Promise<number | undefined> {
    const row = await transaction.get<{ readonly userId: number }>(
      `SELECT user_id AS "userId" FROM opened_accounts ORDER BY user_id LIMIT 1`,
    );
    return row?.userId;
  }
}
