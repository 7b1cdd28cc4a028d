import { ReadOnlyDatabaseError } from '../errors/misuse.errors.js';
import { UnitOfWork } from './unit-of-work.js';

/** Of a database that was opened to read. */
export class ReadOnlyUnitOfWork extends UnitOfWork {
  /** @throws ReadOnlyDatabaseError always */
  override async write(): Promise<never> {
    throw new ReadOnlyDatabaseError();
  }
}
