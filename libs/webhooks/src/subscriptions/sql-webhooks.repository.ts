import { Injectable } from '@nestjs/common';
import { cutPage, decodeCursor, encodeCursor, idKey, type Page, type PageRequest } from '@retinue/common';
import { LatestReader, type Transaction } from '@retinue/database';
import type { KeptWebhook } from './webhook.js';
import { ofTypes, toWebhook } from './webhook.mapper.js';
import {
  type NewWebhook,
  type Progress,
  type WebhookContent,
  WebhooksRepository,
} from './webhooks.repository.js';
import {
  ACTIVE_WEBHOOKS,
  ADVANCE_WEBHOOK,
  CHANGE_WEBHOOK,
  DELETE_WEBHOOK,
  FIND_WEBHOOK,
  INSERT_WEBHOOK,
  LOCK_WEBHOOK,
  WEBHOOKS_AFTER,
} from './webhooks.statements.js';

const SCOPE = 'webhooks';

/** Never by a replica: a sender that saw an older place would send again what was delivered. */
@Injectable()
export class SqlWebhooksRepository extends WebhooksRepository {
  constructor(private readonly reader: LatestReader) {
    super();
  }

  override async insert(
    { url, description, types, secret, place, at }: NewWebhook,
    transaction: Transaction,
  ): Promise<KeptWebhook | undefined> {
    const values = { url, description, types: ofTypes(types), secret, place, at: at.getTime() };
    const row = await transaction.get(INSERT_WEBHOOK, values);
    return row && toWebhook(row);
  }

  override async page({ limit, cursor }: PageRequest): Promise<Page<KeptWebhook>> {
    const [after] = cursor === undefined ? [0] : decodeCursor(cursor, SCOPE, [idKey]);
    const rows = await this.reader.all(WEBHOOKS_AFTER, { after, limit: limit + 1 });
    return cutPage(rows.map(toWebhook), limit, ({ id }) => encodeCursor(SCOPE, [id]));
  }

  override async find(id: number): Promise<KeptWebhook | undefined> {
    const row = await this.reader.get(FIND_WEBHOOK, { id });
    return row && toWebhook(row);
  }

  override async lock(id: number, transaction: Transaction): Promise<KeptWebhook | undefined> {
    const row = await transaction.get(LOCK_WEBHOOK, { id });
    return row && toWebhook(row);
  }

  override async change(
    id: number,
    { types, nextAttemptAt, ...content }: WebhookContent,
    at: Date,
    transaction: Transaction,
  ): Promise<void> {
    const times = { nextAttemptAt: nextAttemptAt?.getTime() ?? null, at: at.getTime() };
    await transaction.run(CHANGE_WEBHOOK, { id, types: ofTypes(types), ...content, ...times });
  }

  override async delete(id: number, transaction: Transaction): Promise<boolean> {
    return (await transaction.run(DELETE_WEBHOOK, { id })) > 0;
  }

  override async active(): Promise<readonly KeptWebhook[]> {
    return (await this.reader.all(ACTIVE_WEBHOOKS)).map(toWebhook);
  }

  override async stands({ id, place, version }: KeptWebhook): Promise<boolean> {
    const row = await this.reader.get(FIND_WEBHOOK, { id });
    return row?.place === place && row.version === version && row.status === 'active';
  }

  override async advance(
    { id, place: from, version }: KeptWebhook,
    { place, failures, nextAttemptAt, pausedBecause }: Progress,
    transaction: Transaction,
  ): Promise<boolean> {
    const changed = await transaction.run(ADVANCE_WEBHOOK, {
      id,
      from,
      version,
      place,
      failures,
      nextAttemptAt: nextAttemptAt?.getTime() ?? null,
      status: pausedBecause === undefined ? 'active' : 'paused',
      pausedBecause: pausedBecause ?? null,
    });
    return changed > 0;
  }
}
