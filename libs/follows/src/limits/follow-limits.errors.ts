import type { ErrorSpec } from '@retinue/common';
import { type UserKey, userKeyText } from '@retinue/users';
import { FollowRefusal } from '../following/follows.errors.js';

/** The user follows, or waits to follow, as many as one user may. */
export class TooManyFollowedError extends FollowRefusal {
  static readonly spec: ErrorSpec = {
    code: 'too_many_followed',
    kind: 'forbidden',
    summary: 'The user follows as many as one user may',
  };

  constructor(follower: UserKey, limit: number) {
    super(TooManyFollowedError.spec, {
      message:
        `User ${userKeyText(follower)} follows ${limit} users, requests that wait among them, which is the most here: ` +
        'unfollow one first',
    });
  }
}

/** As many requests of the user wait as may. */
export class TooManyRequestsPendingError extends FollowRefusal {
  static readonly spec: ErrorSpec = {
    code: 'too_many_requests_pending',
    kind: 'forbidden',
    summary: 'As many requests of the user wait as may',
  };

  constructor(follower: UserKey, limit: number) {
    super(TooManyRequestsPendingError.spec, {
      message: `${limit} requests of user ${userKeyText(follower)} wait, which is the most here: withdraw one, or wait for answers`,
    });
  }
}

/** The user has made as many new follows and requests as one may in 24 hours. */
export class TooManyFollowsTodayError extends FollowRefusal {
  static readonly spec: ErrorSpec = {
    code: 'too_many_follows_today',
    kind: 'too_many',
    summary: 'The user has made as many new follows as one may in 24 hours',
  };

  /**
   * @param until when the next one is possible
   * @param now the time at which it is not
   */
  constructor(follower: UserKey, limit: number, until: Date, now: Date) {
    super(TooManyFollowsTodayError.spec, {
      message:
        `User ${userKeyText(follower)} has made ${limit} new follows and requests within 24 hours, which is the most here: ` +
        `the next is possible from ${until.toISOString()} on`,
      retryAfterSeconds: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1_000)),
    });
  }
}
