import { Injectable } from '@nestjs/common';
import type { Page, PageRequest } from '@retinue/common';
import { UserDirectory } from '@retinue/users';
import type { ListOrder } from '../following/follow.js';
import { FollowEventLog, type FollowHistoryItem, type Period } from './follow-event.js';
import { requireUser } from '../following/existing-users.js';

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
    userId: number,
    period: Period,
    order: ListOrder,
    page: PageRequest,
  ): Promise<Page<FollowHistoryItem>> {
    const found = await this.log.history(userId, period, order, page);
    await requireUser(this.users, userId);
    return found;
  }
}
