import type { Transaction } from '@retinue/database';
import type { NewEvent } from './change-event.js';
import type { EventKind } from './event-kinds.js';

/** A table of this transaction whose rows each become an event, and its columns. */
export interface RowsToLog {
  readonly table: string;
  readonly actor: string;
  readonly subject: string;
  /** By which they are in order. */
  readonly place: string;
  /** Of users: the version that each is at, which the log keeps. */
  readonly version?: string;
}

/** The log of every change, written in the transaction of the change. It outlives the users in it. */
export abstract class EventLog {
  /**
   * Appends events, in order, and tells the application's handlers.
   *
   * @throws what a handler throws who refuses one
   */
  abstract append(transaction: Transaction, events: readonly NewEvent[], at: Date): Promise<void>;

  /**
   * Appends an event of one kind for each row from one place to another, in order. The application's handlers are not told: it is
   * for who has seen that there are none.
   */
  abstract appendRows(
    transaction: Transaction,
    type: EventKind,
    rows: RowsToLog,
    part: { readonly first: number; readonly last: number },
    at: Date,
  ): Promise<void>;
}
