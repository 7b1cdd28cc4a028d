import { Injectable } from '@nestjs/common';
import { type NoParameters, statement, type Transaction } from '@retinue/database';
import { PendingAutoAcceptsRepository } from './pending-auto-accepts.repository.js';

const ADD = statement<{ readonly userId: number }>(
  `INSERT INTO pending_auto_accepts (user_id) VALUES (:userId) ON CONFLICT DO NOTHING`,
);

const REMOVE = statement<{ readonly userId: number }>(
  `DELETE FROM pending_auto_accepts WHERE user_id = :userId`,
);

const NEXT = statement<NoParameters, { readonly userId: number }>(
  `SELECT user_id AS "userId" FROM pending_auto_accepts ORDER BY user_id LIMIT 1`,
);

@Injectable()
export class SqlPendingAutoAcceptsRepository extends PendingAutoAcceptsRepository {
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
