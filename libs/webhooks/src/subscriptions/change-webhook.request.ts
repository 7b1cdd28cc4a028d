import { ApiPropertyOptional } from '@nestjs/swagger';
import { ApiModel, AsSent, MayBeLeftOut, Satisfies } from '@retinue/common/http';
import { WEBHOOK_STATUSES, type WebhookStatus } from './webhook.js';
import { AreTypes, IsDescription, IsPlace, IsText } from './webhook-fields.request.js';
import { MAX_URL_LENGTH } from './webhook.rules.js';

/** The body that changes a webhook; what it leaves out stays. */
@AsSent()
@ApiModel({ name: 'ChangeWebhook' })
export class ChangeWebhookRequest {
  @ApiPropertyOptional({
    format: 'uri',
    maxLength: MAX_URL_LENGTH,
    example: 'https://hooks.example/retinue',
    description: 'Where messages are sent.',
  })
  @MayBeLeftOut()
  @IsText()
  url?: string;

  @IsDescription()
  description?: string | null;

  @AreTypes()
  types?: string[] | null;

  @ApiPropertyOptional({
    enum: WEBHOOK_STATUSES,
    example: 'active',
    description: '`paused` sends nothing; `active` goes on from where it was, at once. Nothing is left out.',
  })
  @MayBeLeftOut()
  @Satisfies('status', (value) =>
    (WEBHOOK_STATUSES as readonly unknown[]).includes(value)
      ? undefined
      : `must be ${WEBHOOK_STATUSES.join(' or ')}`,
  )
  status?: WebhookStatus;

  @IsPlace('Another place to go on from')
  after?: string;
}
