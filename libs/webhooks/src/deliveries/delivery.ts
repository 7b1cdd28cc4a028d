/** What became of a message to a receiver. */
export interface Delivery {
  readonly id: number;
  readonly webhookId: number;
  /** What the receiver knows the message by (`webhook-id`): the id of the event. */
  readonly messageId: string;
  /** The type of the event; `webhook.test` of a test. */
  readonly type: string;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  /** The HTTP status of the last answer; `null` when there was none. */
  readonly responseStatus: number | null;
  /** Why the last attempt failed; `null` when it did not. */
  readonly error: string | null;
  readonly createdAt: Date;
  readonly lastAttemptAt: Date;
}

/**
 * - `delivered`: the receiver took it (2xx)
 * - `retrying`: it did not yet, and is tried again, with what comes after it waiting
 * - `failed`: it did not when somebody asked to send it, and nothing is tried again by itself
 */
export const DELIVERY_STATUSES = ['delivered', 'retrying', 'failed'] as const;
/** See {@link DELIVERY_STATUSES}. */
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** The type of a test's message. */
export const TEST_TYPE = 'webhook.test';

/** Deliveries that are kept of each webhook, the newest. */
export const KEPT_DELIVERIES = 1_000;
