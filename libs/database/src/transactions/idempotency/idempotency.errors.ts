import { DomainError, type ErrorSpec } from '@retinue/common';

/** The key was used for another request. */
export class IdempotencyKeyReusedError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'idempotency_key_reused',
    kind: 'invalid',
    summary: 'The idempotency key belongs to another request',
  };

  constructor(key: string) {
    super(IdempotencyKeyReusedError.spec, {
      message: `The key ${JSON.stringify(key)} was sent with another body: choose a new key for a new request`,
      values: [{ name: 'key', problem: (name) => `${name} must be new for each request` }],
    });
  }
}

/** The same request is being worked on, by another try. */
export class IdempotencyKeyInUseError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'idempotency_key_in_use',
    kind: 'conflict',
    summary: 'The same request is being worked on',
  };

  constructor(key: string) {
    super(IdempotencyKeyInUseError.spec, {
      message: `A request with the key ${JSON.stringify(key)} is being worked on: ask again in a moment for its answer`,
    });
  }
}
