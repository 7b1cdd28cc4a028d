import type { PageRequest, PreparedPage } from '@retinue/common';
import type { UserKey } from '@retinue/users';
import type { FollowDirection, FollowListItem, ListFilter, ListOrder } from '../following/follow.js';

/** Reads the lists of a user's edges. */
export abstract class FollowListsRepository {
  /**
   * One page of a user's followers or followed. With a filter, a page may come back short, with a cursor, when few
   * of those looked at pass. Empty for a user who does not exist, or is being deleted.
   *
   * @param user by their id, unless it is the first page of a list that is not filtered
   * @throws InvalidCursorError
   */
  abstract page(
    user: UserKey,
    direction: FollowDirection,
    order: ListOrder,
    page: PageRequest,
    filter: ListFilter<number>,
  ): Promise<PreparedPage<FollowListItem>>;
}
