import { ApiPropertyOptional } from '@nestjs/swagger';
import { ApiModel, AsSent, MayBeLeftOut, Satisfies } from '@retinue/common/http';
import { IsText } from './webhook-fields.request.js';
import { DEFAULT_OVERLAP_HOURS, MAX_OVERLAP_HOURS } from './webhook.rules.js';

/** The body that gives a webhook another secret, which may be left out. */
@AsSent()
@ApiModel({ name: 'RotateWebhookSecret' })
export class RotateSecretRequest {
  static readonly bodyMayBeLeftOut = true;

  @ApiPropertyOptional({
    example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
    description: '`whsec_` and 24 to 64 bytes in base64. Left out, a new one is made.',
  })
  @MayBeLeftOut()
  @IsText()
  secret?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_OVERLAP_HOURS,
    default: DEFAULT_OVERLAP_HOURS,
    example: DEFAULT_OVERLAP_HOURS,
    description: 'Hours for which the secret before signs beside the new one.',
  })
  @MayBeLeftOut()
  @Satisfies('overlapHours', (value) =>
    typeof value === 'number' ? undefined : `must be a whole number from 0 to ${MAX_OVERLAP_HOURS}`,
  )
  overlapHours?: number;
}
