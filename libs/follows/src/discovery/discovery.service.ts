import { Injectable } from '@nestjs/common';
import type { PageRequest, PreparedPage } from '@retinue/common';
import { UserDirectory } from '@retinue/users';
import type { FollowListItem, ListFilter, ListOrder } from '../following/follow.js';
import { FollowPolicy } from '../following/follow.policy.js';
import { FollowListsRepository } from '../lists/follow-lists.repository.js';
import { type Suggestion, SuggestionFinder } from './suggestions.js';
import { requireUser, requireUsers } from '../following/existing-users.js';

/** Whom users have in common, and whom they may want to follow. */
@Injectable()
export class DiscoveryService {
  constructor(
    private readonly users: UserDirectory,
    private readonly lists: FollowListsRepository,
    private readonly suggestionFinder: SuggestionFinder,
    private readonly policy: FollowPolicy,
  ) {}

  /**
   * Those who follow a user and whom it follows, by the time of the user's own follow. Pages may come back short,
   * with a cursor, when few of those looked at follow back.
   *
   * @throws UserNotFoundError
   * @throws InvalidCursorError
   */
  async mutuals(
    userId: number,
    order: ListOrder,
    page: PageRequest,
    filter: Omit<ListFilter, 'link'> = {},
  ): Promise<PreparedPage<FollowListItem>> {
    const link = { userId, present: true };
    const found = await this.lists.page(userId, 'following', order, page, { ...filter, link });
    if (found.isEmpty) await requireUser(this.users, userId);
    return found;
  }

  /**
   * Those of a user's followers whom the viewer follows, by the time of the viewer's follow. The viewer's list is
   * the one gone through: most users follow far fewer than follow a celebrity.
   *
   * @throws UserNotFoundError
   * @throws InvalidCursorError
   */
  async knownFollowers(
    userId: number,
    viewerId: number,
    page: PageRequest,
  ): Promise<PreparedPage<FollowListItem>> {
    const link = { userId, present: true };
    const found = await this.lists.page(viewerId, 'following', 'newest', page, { link });
    await requireUsers(this.users, { id: userId, viewerId });
    return found;
  }

  /**
   * Whom a user may want to follow: those whom the most of its followees follow, and whom it could follow. How far
   * this looks is bounded, see `SUGGESTION_REACH`.
   *
   * @throws UserNotFoundError
   */
  async suggestions(userId: number, limit: number): Promise<Suggestion[]> {
    const { type } = await requireUser(this.users, userId);
    const found = await this.suggestionFinder.find(userId, this.policy.typesOpenTo(type), limit, new Date());
    // Asked again: what a deleted user follows is nobody's to see.
    await requireUser(this.users, userId);
    return found;
  }
}
