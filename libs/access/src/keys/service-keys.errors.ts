import { DomainError, type ErrorSpec, InvalidRequestError } from '@retinue/common';
import { SCOPES } from '../policy/scope.js';

/** No key has this id, or it is revoked already. */
export class ServiceKeyNotFoundError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'service_key_not_found',
    kind: 'not_found',
    summary: 'There is no such key',
  };

  constructor(id: string) {
    super(ServiceKeyNotFoundError.spec, { message: `There is no key ${id} that could be revoked` });
  }
}

/** What is wrong with a key that was asked for. */
export function wrongKey(name: 'name' | 'scopes' | 'expiresAt', problem: string): InvalidRequestError {
  return new InvalidRequestError([{ name, problem: (at) => `${at} ${problem}` }]);
}

/** What is said of scopes that are none. */
export const SCOPES_PROBLEM = `must be some of ${SCOPES.join(', ')}`;
