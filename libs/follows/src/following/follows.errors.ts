import { DomainError, type ErrorSpec } from '@retinue/common';
import { type UserKey, userKeyText, type UserType } from '@retinue/users';

/** A rule of following says no. */
export abstract class FollowRefusal extends DomainError {}

/** Somebody was to follow themselves. Asked first: the user need not even exist. */
export class CannotFollowSelfError extends FollowRefusal {
  static readonly spec: ErrorSpec = {
    code: 'cannot_follow_self',
    kind: 'invalid',
    summary: 'A user cannot follow itself',
  };

  constructor() {
    super(CannotFollowSelfError.spec, {
      values: [{ name: 'followeeId', problem: (name) => `${name} must be the id of another user` }],
    });
  }
}

/** The first user does not follow the second. Both exist. */
export class NotFollowingError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'not_following',
    kind: 'not_found',
    summary: 'The user does not follow the other',
  };

  constructor(follower: UserKey, followee: UserKey) {
    super(NotFollowingError.spec, {
      message: `User ${userKeyText(follower)} does not follow user ${userKeyText(followee)}`,
    });
  }
}

/** The policy does not let this type of user follow that one. */
export class FollowNotAllowedError extends FollowRefusal {
  static readonly spec: ErrorSpec = {
    code: 'follow_not_allowed',
    kind: 'forbidden',
    summary: 'This type of user may not follow that one',
  };

  constructor(followerType: UserType, followeeType: UserType) {
    super(FollowNotAllowedError.spec, {
      message: `A ${followerType} may not follow a ${followeeType} here: the policy of this service leaves it out`,
    });
  }
}

/** One of the two blocks the other. */
export class BlockedError extends FollowRefusal {
  static readonly spec: ErrorSpec = {
    code: 'blocked',
    kind: 'forbidden',
    summary: 'One of the two users blocks the other',
  };

  constructor(follower: UserKey, followee: UserKey) {
    super(BlockedError.spec, {
      message: `User ${userKeyText(follower)} can't follow user ${userKeyText(followee)}: one of them blocks the other`,
    });
  }
}
