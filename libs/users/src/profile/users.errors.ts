import { DomainError, type ErrorSpec } from '@retinue/common';
import { type UserKey, userKeyText } from './user-key.js';

/** Nobody has that id, or external id: there never was such a user, or they were deleted. */
export class UserNotFoundError extends DomainError {
  static readonly spec: ErrorSpec = { code: 'user_not_found', kind: 'not_found', summary: 'User not found' };

  /** @param name which of several users it is, such as `followerId` */
  constructor(key: UserKey, name = 'id') {
    const whom = typeof key === 'number' ? `id ${key}` : `external id ${key.externalId}`;
    super(UserNotFoundError.spec, {
      message: `There is no user ${userKeyText(key)}`,
      // Word for word what the original service answers.
      detail: UserNotFoundError.spec.summary,
      values: [{ name, problem: () => `no user has the ${whom}` }],
    });
  }
}

/** Another user has this email, if perhaps in other upper and lower case. */
export class EmailTakenError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'email_taken',
    kind: 'conflict',
    summary: 'Another user has this email',
  };

  constructor(email: string) {
    super(EmailTakenError.spec, {
      message: `Another user has the email ${email} (upper and lower case count as the same)`,
      values: [{ name: 'email', problem: (name) => `${name} is taken: choose another` }],
    });
  }
}

/** Another user has this external id. */
export class ExternalIdTakenError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'external_id_taken',
    kind: 'conflict',
    summary: 'Another user has this external id',
  };

  constructor(externalId: string) {
    super(ExternalIdTakenError.spec, {
      message: `Another user has the external id ${externalId}`,
      values: [{ name: 'externalId', problem: (name) => `${name} is taken: choose another` }],
    });
  }
}

/** The user has an external id, and it is another one. */
export class ExternalIdFixedError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'external_id_fixed',
    kind: 'conflict',
    summary: 'The external id of a user never changes',
  };

  constructor(externalId: string) {
    super(ExternalIdFixedError.spec, {
      message: `The external id of the user is ${externalId}, and stays so`,
      values: [{ name: 'externalId', problem: (name) => `${name} can be given once only: leave it out` }],
    });
  }
}

/** The user has changed since the version that a change rests on. */
export class VersionMismatchError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'version_mismatch',
    kind: 'precondition_failed',
    summary: 'The user has changed in the meantime',
  };

  /** @param currentVersion `undefined` when there is no such user at all */
  constructor(currentVersion: number | undefined) {
    const [message, remedy] =
      currentVersion === undefined
        ? ['There is no such user, of any version', 'must be left out to create the user']
        : [
            `The user is at version ${currentVersion} now: read them again, then repeat the change on that`,
            `must name the current version, "${currentVersion}"`,
          ];
    super(VersionMismatchError.spec, {
      message,
      values: [{ name: 'version', problem: (name) => `${name} ${remedy}` }],
    });
  }
}
