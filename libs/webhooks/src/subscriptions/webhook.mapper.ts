import type { ChangeType } from '@retinue/follows';
import type { KeptWebhook, PauseReason, WebhookStatus } from './webhook.js';
import type { WebhookRow } from './webhooks.statements.js';

/** A webhook as it is kept. */
export function toWebhook(row: WebhookRow): KeptWebhook {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    types: row.types === null ? null : (JSON.parse(row.types) as ChangeType[]),
    status: row.status as WebhookStatus,
    pausedBecause: row.paused_because as PauseReason | null,
    secret: row.secret,
    previousSecret: row.previous_secret,
    previousUntil: row.previous_until,
    place: row.place,
    failures: row.failures,
    nextAttemptAt: row.next_attempt_at === null ? null : new Date(row.next_attempt_at),
    version: row.version,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
  };
}

/** The column of types. */
export function ofTypes(types: readonly ChangeType[] | null): string | null {
  return types === null ? null : JSON.stringify(types);
}
