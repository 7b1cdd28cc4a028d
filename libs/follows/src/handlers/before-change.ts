import type { Transaction } from '@retinue/database';
import type { ChangeType } from '../events/event-kinds.js';
import type { PendingChange } from './change-of.js';
import { markMethod } from './handler-marks.js';

/**
 * Has a method of a provider called in the transaction of each change of these types, before the commit:
 * `(change: PendingChange<...>, transaction: Transaction) => Promise<void>`.
 *
 * What it writes by the transaction is committed with the change, or not at all. When it throws, nothing of the change stays,
 * and the error reaches whoever asked for it. Of a batch, a `DomainError` refuses the one operation, and the others are done. It may
 * be called more than once for a change that is committed once, so it changes nothing but the database, and waits for nothing else.
 *
 * It is told what this process writes: imports by the command line, for one, are not. Two changes can't be refused, since nobody
 * asks for them: a follow that goes with a user who is deleted (`leave`), and a request that is accepted as its followee turns
 * public, which is rejected instead.
 *
 * @param types of which changes; all when left out
 */
export function BeforeChange<Type extends ChangeType = ChangeType>(...types: readonly Type[]) {
  return <Method extends (change: PendingChange<Type>, transaction: Transaction) => Promise<void> | void>(
    _prototype: object,
    _name: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => markMethod(descriptor.value!, { kind: 'before', types });
}
