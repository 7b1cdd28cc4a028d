import type { PageRequest, PreparedPage } from '@retinue/common';
import type { FollowDirection, FollowListItem, ListFilter, ListOrder } from '../following/follow.js';

/** Reads the lists of a user's edges. */
export abstract class FollowListsRepository {
  /**
   * One page of a user's followers or followed. With a filter, a page may come back short, with a cursor, when few
   * of those looked at pass. Empty for a user who does not exist, or is being deleted.
   *
   * @throws InvalidCursorError
   */
  abstract page(
    userId: number,
    direction: FollowDirection,
    order: ListOrder,
    page: PageRequest,
    filter: ListFilter,
  ): Promise<PreparedPage<FollowListItem>>;
}
