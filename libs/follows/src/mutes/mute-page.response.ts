import { ApiProperty } from '@nestjs/swagger';
import { ApiModel, ApiNextCursor } from '@retinue/common/http';
import { ApiViewerLinks, UserCardResponse, type ViewerLinksResponse } from '@retinue/users/http';

/**
 * Somebody who is muted, as the routes answer it. Times are ISO 8601 in UTC; `expiresAt` is `null` when the mute
 * does not end.
 */
@ApiModel({ name: 'MuteListItem', description: 'Who is muted, since when and until when.' })
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

  @ApiViewerLinks()
  viewer?: ViewerLinksResponse;
}

/** A page of mutes, as the routes answer it: `nextCursor` is `null` exactly when nothing is left. */
@ApiModel({ name: 'MutePage' })
export class MutePageResponse {
  @ApiProperty({ type: [MuteListItemResponse] })
  items!: MuteListItemResponse[];

  @ApiNextCursor()
  nextCursor!: string | null;
}
