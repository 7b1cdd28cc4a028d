import type { WriteOptions } from '@retinue/database';
import type { Caller } from './caller.js';

/**
 * Who asked for a change, as a log keeps it. It has no room for an external id, a name or an email of a user: after their
 * deletion it says nothing about them.
 */
export interface LoggedCaller {
  /** The id of a user that there is. Nobody looks them up. */
  readonly id?: number | null | undefined;
  /** The name of a service that called in its own name or, beside an id, for that user. It names no person. */
  readonly service?: string | null | undefined;
}

/** Where a change belongs, and who asked for it. */
export interface ChangeOptions extends WriteOptions {
  /** Left out where nobody is known, such as on a command line. */
  readonly caller?: LoggedCaller | undefined;
}

/** What a log keeps of a caller; `undefined` when that is nothing. */
export function toLoggedCaller(caller: Caller | undefined): LoggedCaller | undefined {
  if (caller === undefined || caller.kind === 'nobody') return undefined;
  if (caller.kind === 'service') return { service: caller.name };
  const { by, isUnknown = false } = caller;
  const id = isUnknown ? undefined : caller.id;
  return id === undefined && by === undefined ? undefined : { id, service: by };
}
