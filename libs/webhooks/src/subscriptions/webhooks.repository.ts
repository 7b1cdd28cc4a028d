import type { Page, PageRequest } from '@retinue/common';
import type { Transaction } from '@retinue/database';
import type { KeptWebhook, PauseReason } from './webhook.js';

/** A webhook as it is made. */
export type NewWebhook = Pick<KeptWebhook, 'url' | 'description' | 'types' | 'secret' | 'place'> & {
  readonly at: Date;
};

/** What somebody may change. */
export type WebhookContent = Pick<
  KeptWebhook,
  | 'url'
  | 'place'
  | 'description'
  | 'types'
  | 'status'
  | 'pausedBecause'
  | 'failures'
  | 'nextAttemptAt'
  | 'secret'
  | 'previousSecret'
  | 'previousUntil'
>;

/** How far a webhook has come, as its sender says. */
export interface Progress {
  readonly place: string;
  readonly failures: number;
  readonly nextAttemptAt: Date | null;
  /** Pauses it. */
  readonly pausedBecause?: PauseReason | undefined;
}

/** Where webhooks are kept. */
export abstract class WebhooksRepository {
  /** @returns `undefined` when there are as many as there may be */
  abstract insert(webhook: NewWebhook, transaction: Transaction): Promise<KeptWebhook | undefined>;

  /** The oldest first. @throws InvalidCursorError */
  abstract page(request: PageRequest): Promise<Page<KeptWebhook>>;

  abstract find(id: number): Promise<KeptWebhook | undefined>;

  /** The same, and nobody else changes it until the transaction ends. */
  abstract lock(id: number, transaction: Transaction): Promise<KeptWebhook | undefined>;

  abstract change(id: number, content: WebhookContent, at: Date, transaction: Transaction): Promise<void>;

  /** With its deliveries. @returns whether there was one */
  abstract delete(id: number, transaction: Transaction): Promise<boolean>;

  /** All that are sent events. */
  abstract active(): Promise<readonly KeptWebhook[]>;

  /** Whether a webhook is still the one that its sender knows, at that place, and active. */
  abstract stands(webhook: KeptWebhook): Promise<boolean>;

  /**
   * Says how far a webhook has come.
   *
   * @param from the webhook as the sender knows it
   * @returns whether it is still that one, at that place, and active: else another has it now, or somebody changed it
   */
  abstract advance(from: KeptWebhook, progress: Progress, transaction: Transaction): Promise<boolean>;
}
