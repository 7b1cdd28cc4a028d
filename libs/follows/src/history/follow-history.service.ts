import { Injectable } from '@nestjs/common';
import { acceptPage, type Page, type PageOptions } from '@retinue/common';
import { UserDirectory, type UserKey } from '@retinue/users';
import type { ListOrder } from '../following/follow.js';
import { FollowEventLog, type FollowHistoryItem, type LoggedChange, type Period } from './follow-event.js';
import { idOf, requireUser } from '../following/existing-users.js';

/** Whom a user's lists gained and lost. */
@Injectable()
export class FollowHistoryService {
  constructor(
    private readonly users: UserDirectory,
    private readonly log: FollowEventLog,
  ) {}

  /**
   * The changes in a user's lists, by time. From the oldest on, applied one after the other, they give the lists as
   * they are.
   *
   * @throws UserNotFoundError
   * @throws InvalidCursorError
   */
  async history(
    user: UserKey,
    period: Period,
    order: ListOrder,
    page: PageOptions = {},
  ): Promise<Page<FollowHistoryItem>> {
    const asked = acceptPage(page);
    const userId = await idOf(this.users, user);
    const found = await this.log.history(userId, period, order, asked);
    const { externalId } = await requireUser(this.users, user);
    const items = found.items.map((item) =>
      item.actorId === userId ? { ...item, actorExternalId: externalId } : item,
    );
    return { ...found, items };
  }

  /** Every change of a follow in the order of the log, in chunks, as it stands when the first is read: for exports. */
  all(): AsyncIterable<LoggedChange[]> {
    return this.log.all();
  }
}
