import { ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { MayBeLeftOut } from '@retinue/common/http';
import { IsIsoTime, MAX_ISO_TIME_LENGTH } from './iso-time.js';

@ApiSchema({ name: 'Mute' })
export class MuteRequest {
  static readonly bodyMayBeLeftOut = true;

  @ApiPropertyOptional({
    format: 'date-time',
    maxLength: MAX_ISO_TIME_LENGTH,
    example: '2036-01-31T09:30:00.000Z',
    description: 'When the mute ends by itself; left out, never.',
  })
  @MayBeLeftOut()
  @IsIsoTime()
  expiresAt?: Date;
}
