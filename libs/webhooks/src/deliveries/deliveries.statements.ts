import { statement } from '@retinue/database';

export interface DeliveryRow {
  readonly id: number;
  readonly webhook_id: number;
  readonly message_id: string;
  readonly type: string;
  readonly status: string;
  readonly attempts: number;
  readonly response_status: number | null;
  readonly error: string | null;
  readonly created_at: number;
  readonly last_attempt_at: number;
}

const COLUMNS = `id, webhook_id, message_id, type, status, attempts, response_status, error, created_at, last_attempt_at`;

export const RECORD_ATTEMPT = statement<
  {
    readonly webhookId: number;
    readonly messageId: string;
    readonly type: string;
    readonly status: string;
    readonly responseStatus: number | null;
    readonly error: string | null;
    readonly at: number;
  },
  DeliveryRow
>(`
  INSERT INTO webhook_deliveries (webhook_id, message_id, type, status, attempts, response_status, error, created_at,
    last_attempt_at)
  VALUES (:webhookId, :messageId, :type, :status, 1, :responseStatus, :error, :at, :at)
  ON CONFLICT (webhook_id, message_id) DO UPDATE SET status = excluded.status, attempts = webhook_deliveries.attempts + 1,
    response_status = excluded.response_status, error = excluded.error, last_attempt_at = excluded.last_attempt_at
  RETURNING ${COLUMNS}`);

export const DELIVERIES_BEFORE = statement<
  { readonly webhookId: number; readonly before: number; readonly limit: number },
  DeliveryRow
>(`
  SELECT ${COLUMNS} FROM webhook_deliveries WHERE webhook_id = :webhookId AND id < :before
  ORDER BY id DESC LIMIT :limit`);

export const FIND_DELIVERY = statement<{ readonly webhookId: number; readonly id: number }, DeliveryRow>(
  `SELECT ${COLUMNS} FROM webhook_deliveries WHERE webhook_id = :webhookId AND id = :id`,
);

export const TRIM_DELIVERIES = statement<{ readonly webhookId: number; readonly kept: number }>(`
  DELETE FROM webhook_deliveries WHERE webhook_id = :webhookId AND id <= (
    SELECT id FROM webhook_deliveries WHERE webhook_id = :webhookId ORDER BY id DESC LIMIT 1 OFFSET :kept
  )`);
