import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ApiModel } from '@retinue/common/http';
import type { ViewerLinks } from './viewer.js';

/** What is between the user who calls and somebody in a list. */
@ApiModel({ name: 'ViewerLinks', description: 'What is between the user who calls and the one in the item.' })
export class ViewerLinksResponse implements ViewerLinks {
  @ApiProperty({ example: true, description: 'Whether the caller follows them.' })
  following!: boolean;

  @ApiProperty({ example: false, description: 'Whether they follow the caller.' })
  followedBy!: boolean;

  @ApiProperty({ example: false, description: 'Whether the caller has asked to follow them.' })
  requested!: boolean;

  @ApiProperty({ example: false, description: 'Whether the caller mutes them.' })
  muting!: boolean;
}

/** Documents what an item says of the one who looks, when it was asked for. */
export function ApiViewerLinks(): PropertyDecorator {
  return ApiPropertyOptional({ type: ViewerLinksResponse, description: 'With `viewer=true`.' });
}
