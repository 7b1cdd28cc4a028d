import type { Transaction } from '@retinue/database';
import type { ChangeEvent } from '../events/change-event.js';
import type { ChangeType } from '../events/event-kinds.js';
import type { PendingChange } from './change-of.js';

/** Is told of a change within its transaction, and may refuse it by throwing. */
export type BeforeChangeHandler = (change: PendingChange, transaction: Transaction) => Promise<void> | void;

/** Is told of a change that has been committed. */
export type OnChangeHandler = (change: ChangeEvent) => Promise<void> | void;

/** What a handler of committed changes asks for. */
export interface OnChangeOptions<Type extends ChangeType = ChangeType> {
  /** All when left out. */
  readonly types?: readonly Type[] | undefined;
  /** Where a name begins that nobody has read by before: `now` when left out, or with the oldest event there is. */
  readonly from?: 'now' | 'beginning' | undefined;
}

/** What a method is marked as. */
export type HandlerMark =
  | { readonly kind: 'before'; readonly types: readonly ChangeType[] }
  | { readonly kind: 'on'; readonly name: string; readonly options: OnChangeOptions };

const marks = new WeakMap<object, HandlerMark[]>();

/** Marks a method; it may have several marks. */
export function markMethod(method: object, mark: HandlerMark): void {
  marks.set(method, [mark, ...marksOf(method)]);
}

/** What a method was marked as. */
export function marksOf(method: object): readonly HandlerMark[] {
  return marks.get(method) ?? [];
}
