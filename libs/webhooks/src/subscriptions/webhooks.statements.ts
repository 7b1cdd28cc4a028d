import { statement } from '@retinue/database';
import { MAX_WEBHOOKS } from './webhook.rules.js';

export interface WebhookRow {
  readonly id: number;
  readonly url: string;
  readonly description: string | null;
  /** A JSON array; null for all. */
  readonly types: string | null;
  readonly status: string;
  readonly paused_because: string | null;
  readonly secret: string;
  readonly previous_secret: string | null;
  readonly previous_until: number | null;
  readonly place: string;
  readonly failures: number;
  readonly next_attempt_at: number | null;
  readonly version: number;
  readonly created_at: number;
  readonly updated_at: number;
}

const COLUMNS = `id, url, description, types, status, paused_because, secret, previous_secret, previous_until, place, failures,
  next_attempt_at, version, created_at, updated_at`;

export const INSERT_WEBHOOK = statement<
  {
    readonly url: string;
    readonly description: string | null;
    readonly types: string | null;
    readonly secret: string;
    readonly place: string;
    readonly at: number;
  },
  WebhookRow
>(`
  INSERT INTO webhooks (url, description, types, status, secret, place, created_at, updated_at)
  SELECT CAST(:url AS TEXT), CAST(:description AS TEXT), CAST(:types AS TEXT), 'active', CAST(:secret AS TEXT),
    CAST(:place AS TEXT), CAST(:at AS BIGINT), CAST(:at AS BIGINT)
  WHERE (SELECT count(*) FROM webhooks) < ${MAX_WEBHOOKS}
  RETURNING ${COLUMNS}`);

export const WEBHOOKS_AFTER = statement<{ readonly after: number; readonly limit: number }, WebhookRow>(
  `SELECT ${COLUMNS} FROM webhooks WHERE id > :after ORDER BY id LIMIT :limit`,
);

export const FIND_WEBHOOK = statement<{ readonly id: number }, WebhookRow>(
  `SELECT ${COLUMNS} FROM webhooks WHERE id = :id`,
);

export const LOCK_WEBHOOK = statement<{ readonly id: number }, WebhookRow>(
  ({ forChange }) => `SELECT ${COLUMNS} FROM webhooks WHERE id = :id ${forChange}`,
);

export const ACTIVE_WEBHOOKS = statement<object, WebhookRow>(
  `SELECT ${COLUMNS} FROM webhooks WHERE status = 'active' ORDER BY id`,
);

export const CHANGE_WEBHOOK = statement<{
  readonly id: number;
  readonly url: string;
  readonly place: string;
  readonly description: string | null;
  readonly types: string | null;
  readonly status: string;
  readonly pausedBecause: string | null;
  readonly failures: number;
  readonly nextAttemptAt: number | null;
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly previousUntil: number | null;
  readonly at: number;
}>(`
  UPDATE webhooks SET url = :url, place = :place, description = :description, types = :types, status = :status,
    paused_because = :pausedBecause, failures = :failures, next_attempt_at = :nextAttemptAt, secret = :secret,
    previous_secret = :previousSecret, previous_until = :previousUntil, version = version + 1, updated_at = :at
  WHERE id = :id`);

/** Changes a row while it is as its sender knows it. */
export const ADVANCE_WEBHOOK = statement<{
  readonly id: number;
  readonly from: string;
  readonly version: number;
  readonly place: string;
  readonly failures: number;
  readonly nextAttemptAt: number | null;
  readonly status: string;
  readonly pausedBecause: string | null;
}>(`
  UPDATE webhooks SET place = :place, failures = :failures, next_attempt_at = :nextAttemptAt, status = :status,
    paused_because = :pausedBecause
  WHERE id = :id AND place = :from AND version = :version AND status = 'active'`);

export const DELETE_WEBHOOK = statement<{ readonly id: number }>(`DELETE FROM webhooks WHERE id = :id`);
