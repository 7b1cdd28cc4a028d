import { ApiProperty } from '@nestjs/swagger';
import { ApiModel, ApiNextCursor } from '@retinue/common/http';
import type { Caller } from '@retinue/access';
import { ApiViewerLinks, ViewerLinksResponse } from '../viewing/viewer-links.response.js';
import type { ListedUser } from './user.js';
import { toUserResponse, UserResponse } from './user.response.js';

/** A user in a list, as the routes answer them. */
@ApiModel({ name: 'UserListItem', description: 'A user in a list, with counts.' })
export class UserListItemResponse extends UserResponse {
  @ApiViewerLinks()
  viewer?: ViewerLinksResponse;
}

/** A page of users, as the routes answer it: `nextCursor` is `null` exactly when nothing is left. */
@ApiModel({ name: 'UserPage' })
export class UserPageResponse {
  @ApiProperty({ type: [UserListItemResponse] })
  items!: UserListItemResponse[];

  @ApiNextCursor()
  nextCursor!: string | null;
}

/** A user of a list as the routes answer them. @param caller who gets it: see {@link toUserResponse} */
export function toUserListItem(user: ListedUser, caller: Caller | undefined): UserListItemResponse {
  const item: UserListItemResponse = toUserResponse(user, caller);
  if (user.viewer !== undefined) item.viewer = user.viewer;
  return item;
}
