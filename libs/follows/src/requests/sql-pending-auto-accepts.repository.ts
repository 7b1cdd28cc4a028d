import { Injectable } from '@nestjs/common';
import type { LoggedCaller } from '@retinue/access';
import { type NoParameters, statement, type Transaction } from '@retinue/database';
import { type PendingAutoAccept, PendingAutoAcceptsRepository } from './pending-auto-accepts.repository.js';

interface PendingRow {
  readonly userId: number;
  readonly callerId: number | null;
  readonly service: string | null;
}

const ADD = statement<PendingRow>(
  `INSERT INTO pending_auto_accepts (user_id, caller_id, service) VALUES (:userId, :callerId, :service) ON CONFLICT DO NOTHING`,
);

const REMOVE = statement<{ readonly userId: number }>(
  `DELETE FROM pending_auto_accepts WHERE user_id = :userId`,
);

const NEXT = statement<NoParameters, PendingRow>(
  `SELECT user_id AS "userId", caller_id AS "callerId", service FROM pending_auto_accepts ORDER BY user_id LIMIT 1`,
);

@Injectable()
export class SqlPendingAutoAcceptsRepository extends PendingAutoAcceptsRepository {
  override async add(
    transaction: Transaction,
    userId: number,
    { id = null, service = null }: LoggedCaller = {},
  ): Promise<void> {
    await transaction.run(ADD, { userId, callerId: id, service });
  }

  override async remove(transaction: Transaction, userId: number): Promise<void> {
    await transaction.run(REMOVE, { userId });
  }

  override async next(transaction: Transaction): Promise<PendingAutoAccept | undefined> {
    const row = await transaction.get(NEXT);
    return row && { userId: row.userId, caller: { id: row.callerId, service: row.service } };
  }
}
