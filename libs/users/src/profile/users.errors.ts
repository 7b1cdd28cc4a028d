import { DomainError, type ErrorSpec } from '@retinue/common';

/** Nobody has that id: there never was such a user, or they were deleted. */
export class UserNotFoundError extends DomainError {
  static readonly spec: ErrorSpec = { code: 'user_not_found', kind: 'not_found', summary: 'User not found' };

  /** @param name which of several ids it is, such as `followerId` */
  constructor(userId: number, name = 'id') {
    super(UserNotFoundError.spec, { values: [{ name, problem: () => `no user has the id ${userId}` }] });
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

/** The user has changed since the version that a change rests on. */
export class VersionMismatchError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'version_mismatch',
    kind: 'precondition_failed',
    summary: 'The user has changed in the meantime',
  };

  constructor(currentVersion: number) {
    super(VersionMismatchError.spec, {
      message: `The user is at version ${currentVersion} now: read them again, then repeat the change on that`,
      values: [
        { name: 'version', problem: (name) => `${name} must name the current version, "${currentVersion}"` },
      ],
    });
  }
}
