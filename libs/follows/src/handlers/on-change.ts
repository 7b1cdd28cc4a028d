import type { ChangeType } from '../events/event-kinds.js';
import type { ChangeOf } from './change-of.js';
import { markMethod, type OnChangeOptions } from './handler-marks.js';

/**
 * Has a method of a provider called for each change after its commit, whichever process made it:
 * `(change: ChangeOf<...>) => Promise<void>`.
 *
 * Changes come in their order, one at a time, in one of all the processes that have the handler. How far they have come is kept
 * under the name, a second late at most: after a crash the last ones come again. When it throws, the same change comes again,
 * after pauses that grow to half a minute, and those behind it wait: nothing is left out.
 *
 * @param name by which the place is kept, 1 to 100 characters; under another one, reading begins anew
 */
export function OnChange<Type extends ChangeType = ChangeType>(
  name: string,
  options: OnChangeOptions<Type> = {},
) {
  return <Method extends (change: ChangeOf<Type>) => Promise<void> | void>(
    _prototype: object,
    _name: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => markMethod(descriptor.value!, { kind: 'on', name, options });
}
