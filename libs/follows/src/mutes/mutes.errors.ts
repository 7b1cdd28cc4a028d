import { DomainError, type ErrorSpec } from '@retinue/common';

/** Somebody was to mute themselves. */
export class CannotMuteSelfError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'cannot_mute_self',
    kind: 'invalid',
    summary: 'A user cannot mute itself',
  };

  constructor() {
    super(CannotMuteSelfError.spec, {
      values: [{ name: 'mutedId', problem: (name) => `${name} must be the id of another user` }],
    });
  }
}
