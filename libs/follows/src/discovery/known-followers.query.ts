import { IsQueryId, PageQuery } from '@retinue/common/http';

/** `viewerId` is documented on the route, see `ApiIdQuery`. */
export class KnownFollowersQuery extends PageQuery {
  @IsQueryId()
  viewerId!: number;
}
