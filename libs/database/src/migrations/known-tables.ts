import { DatabaseStartError } from '../errors/start.errors.js';
import type { ModuleTables } from './module-tables.js';

/** Whose tables `DatabaseModule` was given: a module that lacks its own would start, and fail at the first request. */
export class KnownTables {
  constructor(private readonly names: readonly string[]) {}

  /** @throws DatabaseStartError when the tables of a Nest module are missing, by a sentence that says what to add */
  assertHas({ name }: Pick<ModuleTables, 'name'>, module: string): void {
    if (this.names.includes(name)) return;
    throw new DatabaseStartError(
      `tables: ${module} needs the tables of ${name}, add ${name}Tables: DatabaseModule.forRoot({ url, tables: [${name}Tables] })`,
    );
  }
}
