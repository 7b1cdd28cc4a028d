import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ApiModel, AsSent, MayBeLeftOut } from '@retinue/common/http';
import { AreTypes, IsDescription, IsPlace, IsText } from './webhook-fields.request.js';
import { MAX_URL_LENGTH } from './webhook.rules.js';

/** The body that makes a webhook. */
@AsSent()
@ApiModel({ name: 'CreateWebhook' })
export class CreateWebhookRequest {
  @ApiProperty({
    format: 'uri',
    maxLength: MAX_URL_LENGTH,
    example: 'https://hooks.example/retinue',
    description:
      'Where messages are sent, by POST. Private networks and unencrypted connections are for servers that are set to allow them.',
  })
  @IsText()
  url!: string;

  @IsDescription()
  description?: string | null;

  @AreTypes()
  types?: string[] | null;

  @ApiPropertyOptional({
    example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
    description:
      'What messages are signed with: `whsec_` and 24 to 64 bytes in base64. Left out, a new one is made.',
  })
  @MayBeLeftOut()
  @IsText()
  secret?: string;

  @IsPlace('Where to begin')
  after?: string;
}
