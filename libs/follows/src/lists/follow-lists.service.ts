import { Injectable } from '@nestjs/common';
import { acceptPage, type PageOptions, type PreparedPage } from '@retinue/common';
import { assertUserKey, UserDirectory, type UserKey, UserTypes } from '@retinue/users';
import { idOf, requireUser } from '../following/existing-users.js';
import type { FollowDirection, FollowListItem, ListFilter, ListOrder } from '../following/follow.js';
import { FollowListsRepository } from './follow-lists.repository.js';
import { assertKnownType } from './known-type.rules.js';

/** Who follows a user, and whom a user follows. */
@Injectable()
export class FollowListsService {
  constructor(
    private readonly directory: UserDirectory,
    private readonly lists: FollowListsRepository,
    private readonly types: UserTypes,
  ) {}

  /**
   * A page of a list. With a filter it may come back short, with a cursor, when few of those looked at pass.
   *
   * @throws InvalidRequestError when the key, the limit or the type is none
   * @throws UserNotFoundError
   * @throws InvalidCursorError
   */
  async list(
    user: UserKey,
    direction: FollowDirection,
    order: ListOrder,
    page: PageOptions = {},
    filter: ListFilter = {},
  ): Promise<PreparedPage<FollowListItem>> {
    assertUserKey(user);
    const asked = acceptPage(page);
    assertKnownType(this.types, filter.type);
    const isWhole = Object.values(filter).every((value) => value === undefined);
    // A first page is found by either key at once; for what else is asked, it must be known who that is.
    const key = isWhole && page.cursor === undefined ? user : await idOf(this.directory, user);
    const { link, ...rest } = filter;
    const linked = link && { ...link, userId: await idOf(this.directory, link.userId) };
    const found = await this.lists.page(key, direction, order, asked, { ...rest, link: linked });
    // Somebody who does not exist has an empty list; so only an empty page costs this question.
    if (found.isEmpty) await requireUser(this.directory, user);
    return found;
  }
}
