import { DomainError, type ErrorSpec } from '@retinue/common';
import type { UserType } from '@retinue/users';
import type { Edge } from './follow.js';

const mustBeAnother = (name: string): string => `${name} must be the id of another user`;

/** A rule of following says no. */
export abstract class FollowRefusal extends DomainError {}

export class CannotFollowSelfError extends FollowRefusal {
  static readonly spec: ErrorSpec = {
    code: 'cannot_follow_self',
    kind: 'invalid',
    summary: 'A user cannot follow itself',
  };

  constructor() {
    super(CannotFollowSelfError.spec, {
      values: [{ name: 'followeeId', problem: mustBeAnother }],
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

  constructor(followerId: number, followeeId: number) {
    super(BlockedError.spec, {
      message: `User ${followerId} can't follow user ${followeeId}: one of them blocks the other`,
    });
  }
}

/** The follower has no request that waits for the user, and does not follow it either. */
export class RequestNotFoundError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'request_not_found',
    kind: 'not_found',
    summary: 'There is no such follow request',
  };

  constructor({ followerId, followeeId }: Edge) {
    super(RequestNotFoundError.spec, {
      message: `No request of user ${followerId} waits for user ${followeeId}: it may have been withdrawn`,
    });
  }
}

/** The request to be rejected was accepted already. */
export class AlreadyAcceptedError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'already_accepted',
    kind: 'conflict',
    summary: 'The request was accepted already',
  };

  constructor({ followerId, followeeId }: Edge) {
    super(AlreadyAcceptedError.spec, {
      message: `User ${followerId} follows user ${followeeId} already: remove the follower to end that`,
    });
  }
}

export class CannotBlockSelfError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'cannot_block_self',
    kind: 'invalid',
    summary: 'A user cannot block itself',
  };

  constructor() {
    super(CannotBlockSelfError.spec, {
      values: [{ name: 'blockedId', problem: mustBeAnother }],
    });
  }
}

export class CannotMuteSelfError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'cannot_mute_self',
    kind: 'invalid',
    summary: 'A user cannot mute itself',
  };

  constructor() {
    super(CannotMuteSelfError.spec, {
      values: [{ name: 'mutedId', problem: mustBeAnother }],
    });
  }
}
