import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ApiNextCursor } from '@retinue/common/http';
import { toUserCardResponse, UserCardResponse } from '@retinue/users';
import type { MuteListItem } from '../../domain/mutes.repository.js';

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

export function toMuteListItemResponse(item: MuteListItem): MuteListItemResponse {
  return {
    ...toUserCardResponse(item),
    mutedAt: item.mutedAt.toISOString(),
    expiresAt: item.expiresAt?.toISOString() ?? null,
  };
}
