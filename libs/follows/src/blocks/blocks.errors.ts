import { DomainError, type ErrorSpec } from '@retinue/common';

/** Somebody was to block themselves. */
export class CannotBlockSelfError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'cannot_block_self',
    kind: 'invalid',
    summary: 'A user cannot block itself',
  };

  constructor() {
    super(CannotBlockSelfError.spec, {
      values: [{ name: 'blockedId', problem: (name) => `${name} must be the id of another user` }],
    });
  }
}
