import { AsSent, PageQuery } from '@retinue/common/http';
import type { UserKey } from '@retinue/users';
import { IsQueryUserKey, QueryViewer } from '@retinue/users/http';

/** `viewerId` is documented on the route, see `ApiUserKeyQuery`. */
@AsSent()
export class KnownFollowersQuery extends PageQuery {
  @IsQueryUserKey()
  viewerId!: UserKey;

  @QueryViewer()
  viewer?: boolean;
}
