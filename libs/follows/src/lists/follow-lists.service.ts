import { Injectable } from '@nestjs/common';
import type { PageRequest, PreparedPage } from '@retinue/common';
import { UserDirectory } from '@retinue/users';
import { requireUser } from '../following/existing-users.js';
import type { FollowDirection, FollowListItem, ListFilter, ListOrder } from '../following/follow.js';
import { FollowListsRepository } from './follow-lists.repository.js';

/** Who follows a user, and whom a user follows. */
@Injectable()
export class FollowListsService {
  constructor(
    private readonly directory: UserDirectory,
    private readonly lists: FollowListsRepository,
  ) {}

  /**
   * A page of a list. With a filter it may come back short, with a cursor, when few of those looked at pass.
   *
   * @throws UserNotFoundError
   * @throws InvalidCursorError
   */
  async list(
    userId: number,
    direction: FollowDirection,
    order: ListOrder,
    page: PageRequest,
    filter: ListFilter = {},
  ): Promise<PreparedPage<FollowListItem>> {
    const found = await this.lists.page(userId, direction, order, page, filter);
    // Somebody who does not exist has an empty list; so only an empty page costs this question.
    if (found.isEmpty) await requireUser(this.directory, userId);
    return found;
  }
}
