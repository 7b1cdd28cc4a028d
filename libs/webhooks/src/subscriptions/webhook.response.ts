import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '@retinue/common';
import { ApiId, ApiModel, ApiNextCursor } from '@retinue/common/http';
import { CHANGE_TYPES, type ChangeType } from '@retinue/follows';
import {
  PAUSE_REASONS,
  type PauseReason,
  type Webhook,
  WEBHOOK_STATUSES,
  type WebhookStatus,
} from './webhook.js';
import type { WebhookWithSecret } from './webhooks.service.js';

/** A webhook, as the routes answer it. Times are ISO 8601 in UTC. */
@ApiModel({ name: 'Webhook', description: 'Where events are sent, and which.' })
export class WebhookResponse {
  @ApiId()
  id!: number;

  @ApiProperty({ format: 'uri', example: 'https://hooks.example/retinue' })
  url!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Tells the notification service' })
  description!: string | null;

  @ApiProperty({
    type: [String],
    enum: CHANGE_TYPES,
    nullable: true,
    example: ['follow.created', 'request.created'],
    description: '`null` for all.',
  })
  types!: readonly ChangeType[] | null;

  @ApiProperty({ enum: WEBHOOK_STATUSES, example: 'active' })
  status!: WebhookStatus;

  @ApiProperty({
    type: String,
    enum: [...PAUSE_REASONS, null],
    nullable: true,
    example: null,
    description:
      'Why it is paused: somebody `asked`, the receiver was `failing` for three days, it is `gone` (410), or events that it was to be sent are kept no more (`events_gone`: ' +
      'change it with another `after`). `null` while it is active.',
  })
  pausedBecause!: PauseReason | null;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    example: 0,
    description: 'Attempts that have failed at the event that is next.',
  })
  failures!: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    example: null,
    description: 'When that event is tried again; `null` when none waits.',
  })
  nextAttemptAt!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-01-31T09:30:00.000Z' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', example: '2026-01-31T09:30:00.000Z' })
  updatedAt!: string;
}

/** The same with its secret, which is told this once. */
@ApiModel({ name: 'WebhookWithSecret', description: 'A webhook and its secret, which is told this once.' })
export class WebhookWithSecretResponse extends WebhookResponse {
  @ApiProperty({
    example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
    description: 'What messages are signed with. Keep it: no other answer holds it.',
  })
  secret!: string;
}

/** A page of webhooks. */
@ApiModel({ name: 'WebhookPage' })
export class WebhookPageResponse {
  @ApiProperty({ type: [WebhookResponse] })
  items!: WebhookResponse[];

  @ApiNextCursor()
  nextCursor!: string | null;
}

export function toWebhookResponse({
  nextAttemptAt,
  createdAt,
  updatedAt,
  ...webhook
}: Webhook): WebhookResponse {
  return {
    id: webhook.id,
    url: webhook.url,
    description: webhook.description,
    types: webhook.types,
    status: webhook.status,
    pausedBecause: webhook.pausedBecause,
    failures: webhook.failures,
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export function toWebhookWithSecret({ webhook, secret }: WebhookWithSecret): WebhookWithSecretResponse {
  return Object.assign(toWebhookResponse(webhook), { secret });
}

export function toWebhookPage({ items, nextCursor }: Page<Webhook>): WebhookPageResponse {
  return { items: items.map(toWebhookResponse), nextCursor };
}
