import { Injectable } from '@nestjs/common';
import type { LoggedCaller } from '@retinue/access';
import { statement, type Transaction } from '@retinue/database';
import { PendingDeparturesRepository } from './pending-departures.repository.js';

const ADD = statement<{
  readonly userId: number;
  readonly callerId: number | null;
  readonly service: string | null;
}>(`INSERT INTO pending_departures (user_id, caller_id, service) VALUES (:userId, :callerId, :service)`);

const CALLER = statement<{ readonly userId: number }, LoggedCaller>(
  `SELECT caller_id AS id, service FROM pending_departures WHERE user_id = :userId`,
);

@Injectable()
export class SqlPendingDeparturesRepository extends PendingDeparturesRepository {
  override async add(
    transaction: Transaction,
    userId: number,
    { id = null, service = null }: LoggedCaller,
  ): Promise<void> {
    await transaction.run(ADD, { userId, callerId: id, service });
  }

  override async callerOf(transaction: Transaction, userId: number): Promise<LoggedCaller | undefined> {
    return transaction.get(CALLER, { userId });
  }
}
