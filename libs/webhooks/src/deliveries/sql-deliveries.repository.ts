import { Injectable } from '@nestjs/common';
import {
  cutPage,
  decodeCursor,
  encodeCursor,
  idKey,
  MAX_ID,
  type Page,
  type PageRequest,
} from '@retinue/common';
import { LatestReader, type Transaction } from '@retinue/database';
import { type Attempt, DeliveriesRepository } from './deliveries.repository.js';
import {
  DELIVERIES_BEFORE,
  type DeliveryRow,
  FIND_DELIVERY,
  RECORD_ATTEMPT,
  TRIM_DELIVERIES,
} from './deliveries.statements.js';
import type { Delivery, DeliveryStatus } from './delivery.js';

@Injectable()
export class SqlDeliveriesRepository extends DeliveriesRepository {
  constructor(private readonly reader: LatestReader) {
    super();
  }

  override async record({ at, ...attempt }: Attempt, transaction: Transaction): Promise<Delivery> {
    const row = await transaction.get(RECORD_ATTEMPT, { ...attempt, at: at.getTime() });
    return toDelivery(row!);
  }

  override async page(webhookId: number, { limit, cursor }: PageRequest): Promise<Page<Delivery>> {
    const scope = `deliveries ${webhookId}`;
    const [before] = cursor === undefined ? [MAX_ID] : decodeCursor(cursor, scope, [idKey]);
    const rows = await this.reader.all(DELIVERIES_BEFORE, { webhookId, before, limit: limit + 1 });
    return cutPage(rows.map(toDelivery), limit, ({ id }) => encodeCursor(scope, [id]));
  }

  override async find(webhookId: number, id: number): Promise<Delivery | undefined> {
    const row = await this.reader.get(FIND_DELIVERY, { webhookId, id });
    return row && toDelivery(row);
  }

  override async trim(webhookId: number, kept: number, transaction: Transaction): Promise<void> {
    await transaction.run(TRIM_DELIVERIES, { webhookId, kept });
  }
}

function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    webhookId: row.webhook_id,
    messageId: row.message_id,
    type: row.type,
    status: row.status as DeliveryStatus,
    attempts: row.attempts,
    responseStatus: row.response_status,
    error: row.error,
    createdAt: new Date(row.created_at),
    lastAttemptAt: new Date(row.last_attempt_at),
  };
}
