import { DomainError, type ErrorSpec } from '@retinue/common';
import { userKeyText } from '@retinue/users';
import type { EdgeKeys } from '../following/follow.js';

/** The follower has no request that waits for the user, and does not follow it either. */
export class RequestNotFoundError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'request_not_found',
    kind: 'not_found',
    summary: 'There is no such follow request',
  };

  constructor({ followerId, followeeId }: EdgeKeys) {
    super(RequestNotFoundError.spec, {
      message: `No request of user ${userKeyText(followerId)} waits for user ${userKeyText(followeeId)}: it may have been withdrawn`,
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

  constructor({ followerId, followeeId }: EdgeKeys) {
    super(AlreadyAcceptedError.spec, {
      message: `User ${userKeyText(followerId)} follows user ${userKeyText(followeeId)} already: remove the follower to end that`,
    });
  }
}
