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
      errors: [{ pointer: '#/email', detail: 'email is taken: choose another' }],
    });
  }
}

/** The user has changed since the version that the client's `If-Match` names. */
export class VersionMismatchError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'version_mismatch',
    kind: 'precondition_failed',
    summary: 'The user has changed in the meantime',
  };

  constructor(currentVersion: number) {
    super(VersionMismatchError.spec, {
      message: `The user is at version ${currentVersion} now: read them again, then repeat the change on that`,
      errors: [
        { parameter: 'If-Match', detail: `If-Match must name the current version, "${currentVersion}"` },
      ],
    });
  }
}

/** The client's `If-Match` holds weak entity tags only, which match nothing (RFC 9110, section 8.8.3.2). */
export class WeakEntityTagError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'weak_entity_tag',
    kind: 'precondition_failed',
    summary: 'A weak entity tag matches nothing',
  };

  /** @param tag what stands between the quotes */
  constructor(tag: string) {
    super(WeakEntityTagError.spec, {
      message:
        `If-Match holds W/"${tag}", and a weak tag never matches: proxies that compress answers make tags weak. ` +
        `Send it without the W/, or the user's "version" in quotes`,
      errors: [{ parameter: 'If-Match', detail: `If-Match must be a strong tag such as "${tag}"` }],
    });
  }
}
