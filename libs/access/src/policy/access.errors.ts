import { DomainError, type ErrorSpec } from '@retinue/common';
import { type Action, ruleOf } from './action.js';
import type { Scope } from './scope.js';
import type { Refusal } from './policy.js';

/** The policy, or who calls, says no. */
export abstract class AccessError extends DomainError {}

/** Nobody in particular called, or the credentials are none of ours. */
export class UnauthenticatedError extends AccessError {
  static readonly spec: ErrorSpec = {
    code: 'unauthenticated',
    kind: 'unauthenticated',
    summary: 'Valid credentials are needed',
  };

  /** @param message what is wrong with the credentials; when left out, there were none */
  constructor(message?: string) {
    super(UnauthenticatedError.spec, {
      message: message ?? 'Send a user token or a service key as `Authorization: Bearer ...`',
    });
    this.wereGiven = message !== undefined;
  }

  /** Whether there were credentials. */
  readonly wereGiven: boolean;
}

/** The credentials lack a scope. */
export class ScopeMissingError extends AccessError {
  static readonly spec: ErrorSpec = {
    code: 'scope_missing',
    kind: 'forbidden',
    summary: 'The credentials lack a scope',
  };

  constructor(readonly scope: Scope) {
    super(ScopeMissingError.spec, { message: `These credentials need the scope ${scope} for this` });
  }
}

/** The policy lets others do this, not this caller. */
export class NotAllowedError extends AccessError {
  static readonly spec: ErrorSpec = {
    code: 'not_allowed',
    kind: 'forbidden',
    summary: 'The caller may not do this',
  };

  constructor(message: string) {
    super(NotAllowedError.spec, { message });
  }
}

/** The lists of somebody who blocks the caller, or is blocked. */
export class BlockedFromListsError extends AccessError {
  static readonly spec: ErrorSpec = {
    code: 'blocked',
    kind: 'forbidden',
    summary: 'One of the two users blocks the other',
  };

  constructor() {
    super(BlockedFromListsError.spec, {
      message: 'One of you blocks the other, so neither sees the lists of the other',
    });
  }
}

/** The error that says why a caller may not. */
export function refusalError(refusal: Refusal, action: Action): AccessError {
  switch (refusal.reason) {
    case 'unauthenticated':
      return new UnauthenticatedError();
    case 'scope_missing':
      return new ScopeMissingError(refusal.scope);
    case 'blocked':
      return new BlockedFromListsError();
    case 'private':
      return new NotAllowedError('The user is private: only they and their followers see this');
    case 'not_allowed':
      return new NotAllowedError(MESSAGES[ruleOf(action).users]);
  }
}

const MESSAGES = {
  anybody: 'You may not do this',
  audience: 'You may not see this',
  themselves: 'Users may do this as themselves only',
  signup: 'Users are made by a service here',
  services: 'This is for services, not for users',
} as const;
