import { ReadOnlyDatabaseError } from '../errors/misuse.errors.js';
import { BulkSessions } from './bulk-sessions.js';

/** Of a database that was opened to read. */
export class ReadOnlyBulkSessions extends BulkSessions {
  /** @throws ReadOnlyDatabaseError always */
  override async open(): Promise<never> {
    throw new ReadOnlyDatabaseError();
  }
}
