import type { Transaction } from '@retinue/database';
import type { NewEvent } from './change-event.js';

/** The log of every change, written in the transaction of the change. It outlives the users in it. */
export abstract class EventLog {
  /**
   * Appends events, in order, and tells the application's handlers.
   *
   * @throws what a handler throws who refuses one
   */
  abstract append(transaction: Transaction, events: readonly NewEvent[], at: Date): Promise<void>;
}
