import type { Transaction } from '@retinue/database';

/** Takes away what the log need not keep. */
export abstract class EventTrimsRepository {
  /**
   * Takes away the oldest events from before a time, and writes down up to where. They go in the order of the log, so one that is
   * younger keeps all after it. Only settled places go, and never the last event: it tells the clock how late it was.
   *
   * @param most of them, at most
   * @returns how many went
   */
  abstract trimOldest(transaction: Transaction, before: Date, most: number): Promise<number>;
}
