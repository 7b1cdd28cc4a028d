import type { ChangeType } from '@retinue/follows';

/** Where events are sent, and which. */
export interface Webhook {
  readonly id: number;
  readonly url: string;
  /** What it is for, in the words of whoever made it; `null` when they said nothing. */
  readonly description: string | null;
  /** `null` for all. */
  readonly types: readonly ChangeType[] | null;
  readonly status: WebhookStatus;
  /** Why it is paused; `null` while it is active. */
  readonly pausedBecause: PauseReason | null;
  /** Attempts that have failed at the event that is next; 0 when the last was delivered. */
  readonly failures: number;
  /** When the next attempt at it is made; `null` when nothing waits. */
  readonly nextAttemptAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** `active` is sent events; `paused` is not, and goes on from where it was. */
export const WEBHOOK_STATUSES = ['active', 'paused'] as const;
/** See {@link WEBHOOK_STATUSES}. */
export type WebhookStatus = (typeof WEBHOOK_STATUSES)[number];

/**
 * - `asked`: somebody paused it
 * - `failing`: its receiver took nothing for three days
 * - `gone`: its receiver answered that it is no more (410)
 * - `events_gone`: events that it was to be sent are kept no more
 */
export const PAUSE_REASONS = ['asked', 'failing', 'gone', 'events_gone'] as const;
/** See {@link PAUSE_REASONS}. */
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** What a message is signed with. */
export interface WebhookSecrets {
  readonly secret: string;
  /** The one before, which still signs beside it until `previousUntil`; `null` when there is none. */
  readonly previousSecret: string | null;
  /** Milliseconds since 1970 UTC. */
  readonly previousUntil: number | null;
}

/** A webhook with what only the sender needs. */
export interface KeptWebhook extends Webhook, WebhookSecrets {
  /** Where it is in the log: every event up to there has been delivered, or is none of its types. */
  readonly place: string;
  /** Raised by each change that somebody asks for: the sender sees by it that it has another one. */
  readonly version: number;
}

/** The webhook as everybody may see it who may see webhooks: without its secrets. */
export function withoutSecrets({
  secret: _secret,
  previousSecret: _previousSecret,
  previousUntil: _previousUntil,
  place: _place,
  version: _version,
  ...webhook
}: KeptWebhook): Webhook {
  return webhook;
}
