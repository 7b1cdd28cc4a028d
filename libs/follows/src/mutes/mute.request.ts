import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ApiModel, AsSent, IsIsoTime, MAX_ISO_TIME_LENGTH } from '@retinue/common/http';

/** The body of a mute, which may be left out: then the mute does not end. */
@AsSent()
@ApiModel({ name: 'Mute' })
export class MuteRequest {
  static readonly bodyMayBeLeftOut = true;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'date-time',
    maxLength: MAX_ISO_TIME_LENGTH,
    example: '2036-01-31T09:30:00.000Z',
    description: 'When the mute ends by itself; left out or `null`, never.',
  })
  @IsOptional()
  @IsIsoTime()
  expiresAt?: Date | null;
}
