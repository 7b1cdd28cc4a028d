import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '@retinue/common';
import { ApiId, ApiModel, ApiNextCursor } from '@retinue/common/http';
import { type Delivery, DELIVERY_STATUSES, type DeliveryStatus, KEPT_DELIVERIES } from './delivery.js';

/** What became of a message, as the routes answer it. Times are ISO 8601 in UTC. */
@ApiModel({ name: 'WebhookDelivery', description: 'What became of a message to a receiver.' })
export class DeliveryResponse {
  @ApiId()
  id!: number;

  @ApiProperty({
    example: 'WyJldmVudHMgNzkyMTgiLDEyXQ',
    description: 'What the receiver knows the message by (`webhook-id`): the id of the event.',
  })
  messageId!: string;

  @ApiProperty({
    example: 'follow.created',
    description: 'The type of the event; `webhook.test` of a test.',
  })
  type!: string;

  @ApiProperty({
    enum: DELIVERY_STATUSES,
    example: 'delivered',
    description:
      '`retrying` is tried again by itself, and what comes after it waits; `failed` is what somebody asked to send, and nothing tries again.',
  })
  status!: DeliveryStatus;

  @ApiProperty({ type: 'integer', minimum: 1, example: 1 })
  attempts!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: 204,
    description: 'The HTTP status of the last answer; `null` when there was none.',
  })
  responseStatus!: number | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Why the last attempt failed; `null` when it did not.',
  })
  error!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-01-31T09:30:00.000Z' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', example: '2026-01-31T09:30:00.000Z' })
  lastAttemptAt!: string;
}

/** A page of deliveries. */
@ApiModel({ name: 'WebhookDeliveryPage' })
export class DeliveryPageResponse {
  @ApiProperty({
    type: [DeliveryResponse],
    description: `The newest first; the newest ${KEPT_DELIVERIES} of each webhook are kept.`,
  })
  items!: DeliveryResponse[];

  @ApiNextCursor()
  nextCursor!: string | null;
}

export function toDeliveryResponse(delivery: Delivery): DeliveryResponse {
  return {
    id: delivery.id,
    messageId: delivery.messageId,
    type: delivery.type,
    status: delivery.status,
    attempts: delivery.attempts,
    responseStatus: delivery.responseStatus,
    error: delivery.error,
    createdAt: delivery.createdAt.toISOString(),
    lastAttemptAt: delivery.lastAttemptAt.toISOString(),
  };
}

export function toDeliveryPage({ items, nextCursor }: Page<Delivery>): DeliveryPageResponse {
  return { items: items.map(toDeliveryResponse), nextCursor };
}
