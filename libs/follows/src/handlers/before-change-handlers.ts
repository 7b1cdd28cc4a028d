import { DomainError, type ErrorKind } from '@retinue/common';
import type { Transaction } from '@retinue/database';
import { dataOf, type NewEvent } from '../events/change-event.js';
import { CHANGE_KINDS, type ChangeType } from '../events/event-kinds.js';
import type { PendingChange } from './change-of.js';
import type { BeforeChangeHandler } from './handler-marks.js';
import { handledTypes } from './handler-types.js';

/** What says nothing about the change: it can be tried again. */
const NO_REFUSAL: ReadonlySet<ErrorKind> = new Set(['unavailable', 'storage_full', 'bug']);

/** The application's handlers of changes that are about to be committed. Without any, nothing waits for them. */
export class BeforeChangeHandlers {
  private readonly handlers = new Map<ChangeType, BeforeChangeHandler[]>();
  private readonly refusals = new WeakSet<DomainError>();

  /** @param onOverruled told of a refusal of what can't be refused */
  constructor(private readonly onOverruled: (change: PendingChange, refusal: DomainError) => void) {}

  /**
   * @param place which handler it is, for whoever has to mend it
   * @throws TypeError when one of the types is none
   */
  add(types: readonly ChangeType[], place: string, handler: BeforeChangeHandler): void {
    for (const type of handledTypes(types, place))
      this.handlers.set(type, [...(this.handlers.get(type) ?? []), handler]);
  }

  get areNone(): boolean {
    return this.handlers.size === 0;
  }

  /** Calls them, for one change after the other. @throws what a handler throws */
  async tell(transaction: Transaction, events: readonly NewEvent[], at: Date): Promise<void> {
    for (const event of events) {
      for (const handler of this.handlers.get(CHANGE_KINDS[event.type].type) ?? [])
        await this.call(handler, toPending(event, at), transaction);
    }
  }

  /**
   * Does something for many at once. Where a handler refuses some of it, what they share is done for one half and then for the
   * other, until those who are refused stand alone.
   *
   * @param refused what comes of one who is refused, of whom nothing was done
   * @returns a result for each, in order
   */
  async sortOut<Item, Result>(
    transaction: Transaction,
    items: readonly Item[],
    doAll: (transaction: Transaction, items: readonly Item[]) => Promise<readonly Result[]>,
    refused: (item: Item, refusal: DomainError) => Promise<Result> | Result,
  ): Promise<readonly Result[]> {
    if (this.areNone) return doAll(transaction, items);
    try {
      return await transaction.join(async (part) => doAll(part, items));
    } catch (error) {
      if (!this.isRefusal(error)) throw error;
      if (items.length === 1) return [await refused(items[0]!, error)];
      const middle = Math.ceil(items.length / 2);
      return [
        ...(await this.sortOut(transaction, items.slice(0, middle), doAll, refused)),
        ...(await this.sortOut(transaction, items.slice(middle), doAll, refused)),
      ];
    }
  }

  private async call(
    handler: BeforeChangeHandler,
    change: PendingChange,
    transaction: Transaction,
  ): Promise<void> {
    try {
      // Nobody asked for it who could be told, and a user who is gone must not keep their follows.
      if (change.cause === 'leave') await transaction.join(async (part) => handler(change, part));
      else await handler(change, transaction);
    } catch (error) {
      if (error instanceof DomainError && !NO_REFUSAL.has(error.kind)) this.refusals.add(error);
      if (change.cause !== 'leave' || !this.isRefusal(error)) throw error;
      this.onOverruled(change, error);
    }
  }

  private isRefusal(error: unknown): error is DomainError {
    return error instanceof DomainError && this.refusals.has(error);
  }
}

function toPending({ type: kind, actorId, subjectId, caller, data }: NewEvent, at: Date): PendingChange {
  const { type, cause } = CHANGE_KINDS[kind];
  return { type, cause, at, actorId, subjectId, caller, data: dataOf(kind, data) } as PendingChange;
}
