import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ApiNextCursor } from '@retinue/common/http';
import { UserCardResponse } from '@retinue/users';

@ApiSchema({ name: 'MuteListItem', description: 'Who is muted, since when and until when.' })
export class MuteListItemResponse extends UserCardResponse {
  @ApiProperty({ format: 'date-time', example: '2026-01-31T09:30:00.000Z' })
  mutedAt!: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    example: '2036-02-28T09:30:00.000Z',
    description: 'When it ends by itself; `null` for never.',
  })
  expiresAt!: string | null;
}

@ApiSchema({ name: 'MutePage' })
export class MutePageResponse {
  @ApiProperty({ type: [MuteListItemResponse] })
  items!: MuteListItemResponse[];

  @ApiNextCursor()
  nextCursor!: string | null;
}
