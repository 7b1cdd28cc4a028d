import { Injectable } from '@nestjs/common';
import { acceptLimit, acceptPage, type PageOptions, type PreparedPage } from '@retinue/common';
import { type ListViewer, type UserKey, UserDirectory, UserTypes } from '@retinue/users';
import type { FollowListItem, ListFilter, ListOrder } from '../following/follow.js';
import { FollowPolicy } from '../following/follow.policy.js';
import { FollowListsRepository } from '../lists/follow-lists.repository.js';
import { DEFAULT_SUGGESTIONS, MAX_SUGGESTIONS, type Suggestion, SuggestionFinder } from './suggestions.js';
import { assertKnownType } from '../lists/known-type.rules.js';
import { idOf, requireUser, requireUsers } from '../following/existing-users.js';

/** Whom users have in common, and whom they may want to follow. */
@Injectable()
export class DiscoveryService {
  constructor(
    private readonly users: UserDirectory,
    private readonly lists: FollowListsRepository,
    private readonly suggestionFinder: SuggestionFinder,
    private readonly policy: FollowPolicy,
    private readonly types: UserTypes,
  ) {}

  /**
   * Those who follow a user and whom it follows, by the time of the user's own follow. Pages may come back short,
   * with a cursor, when few of those looked at follow back.
   *
   * @throws UserNotFoundError
   * @throws InvalidCursorError
   */
  async mutuals(
    user: UserKey,
    order: ListOrder,
    page: PageOptions = {},
    filter: Omit<ListFilter, 'link'> = {},
  ): Promise<PreparedPage<FollowListItem>> {
    const asked = acceptPage(page);
    assertKnownType(this.types, filter.type);
    const userId = await idOf(this.users, user);
    const link = { userId, present: true };
    const found = await this.lists.page(userId, 'following', order, asked, { ...filter, link });
    if (found.isEmpty) await requireUser(this.users, userId);
    return found;
  }

  /**
   * Those of a user's followers whom the viewer follows, by the time of the viewer's follow. The viewer's list is
   * the one gone through: most users follow far fewer than follow a celebrity.
   *
   * @param looking the user to whom each item says what is between the two, if one wants to know
   * @throws UserNotFoundError
   * @throws InvalidCursorError
   */
  async knownFollowers(
    user: UserKey,
    viewer: UserKey,
    page: PageOptions = {},
    looking?: ListViewer,
  ): Promise<PreparedPage<FollowListItem>> {
    const asked = acceptPage(page);
    const userId = await idOf(this.users, user);
    const viewerId = await idOf(this.users, viewer, 'viewerId');
    const link = { userId, present: true };
    const found = await this.lists.page(viewerId, 'following', 'newest', asked, { link, viewer: looking });
    await requireUsers(this.users, { id: userId, viewerId });
    return found;
  }

  /**
   * Whom a user may want to follow: those whom the most of its followees follow, and whom it could follow. How far
   * this looks is bounded, see `SUGGESTION_REACH`.
   *
   * @param viewer to whom each says what is between the two, if they want to know
   * @throws UserNotFoundError
   */
  async suggestions(user: UserKey, limit?: number, viewer?: ListViewer): Promise<Suggestion[]> {
    const most = acceptLimit(limit, MAX_SUGGESTIONS, DEFAULT_SUGGESTIONS);
    const { id: userId, type } = await requireUser(this.users, user);
    const types = this.policy.typesOpenTo(type);
    const viewerId = viewer?.links === true ? viewer.id : undefined;
    const found = await this.suggestionFinder.find(userId, types, most, new Date(), viewerId);
    // Asked again: what a deleted user follows is nobody's to see.
    await requireUser(this.users, userId);
    return found;
  }
}
