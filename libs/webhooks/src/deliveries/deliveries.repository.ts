import type { Page, PageRequest } from '@retinue/common';
import type { Transaction } from '@retinue/database';
import type { Delivery, DeliveryStatus } from './delivery.js';

/** One attempt, and what came of it. */
export interface Attempt {
  readonly webhookId: number;
  readonly messageId: string;
  readonly type: string;
  readonly status: DeliveryStatus;
  readonly responseStatus: number | null;
  readonly error: string | null;
  readonly at: Date;
}

/** Where it is kept what became of messages. */
export abstract class DeliveriesRepository {
  /** Keeps an attempt: a delivery of its own when it is the message's first. */
  abstract record(attempt: Attempt, transaction: Transaction): Promise<Delivery>;

  /** The newest first. @throws InvalidCursorError */
  abstract page(webhookId: number, request: PageRequest): Promise<Page<Delivery>>;

  abstract find(webhookId: number, id: number): Promise<Delivery | undefined>;

  /** Forgets all but the newest. */
  abstract trim(webhookId: number, kept: number, transaction: Transaction): Promise<void>;
}
