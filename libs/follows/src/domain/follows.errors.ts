import { DomainError, type ErrorSpec } from '@retinue/common';
import type { UserType } from '@retinue/users';

export class CannotFollowSelfError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'cannot_follow_self',
    kind: 'invalid',
    summary: 'A user cannot follow itself',
  };

  constructor() {
    super(CannotFollowSelfError.spec, {
      errors: [{ parameter: 'followeeId', detail: 'followeeId must be the id of another user' }],
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

  constructor(followerId: number, followeeId: number) {
    super(NotFollowingError.spec, { message: `User ${followerId} does not follow user ${followeeId}` });
  }
}

/** The policy does not let this type of user follow that one. */
export class FollowNotAllowedError extends DomainError {
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

/** The followee approves its followers, and has not approved this one. */
export class FolloweeIsPrivateError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'followee_is_private',
    kind: 'forbidden',
    summary: 'The user is private and can not be followed',
  };

  constructor(followeeId: number) {
    super(FolloweeIsPrivateError.spec, {
      message: `User ${followeeId} is private: it can be followed once it is public`,
    });
  }
}
