import type pg from 'pg';
import { valuesFor } from '../../../sql/compile-sql.js';
import type { KeyedStatement } from '../../../sql/keyed-statement.js';
import type { AnyParameters } from '../../../sql/statement.js';
import { SharedRead } from './shared-read.js';

/** The reads by a key that go to one server: those of the same statement that wait together are asked as one. */
export class SharedReads {
  private readonly reads = new Map<KeyedStatement<never>, SharedRead>();

  constructor(private readonly pool: pg.Pool) {}

  /**
   * The row of a key, as it is committed when this is called, or later.
   *
   * @throws DatabaseUnavailableError when the server can't be reached, or statements before this one stand still
   */
  async get<Row>(statement: KeyedStatement<never>, key: AnyParameters | undefined): Promise<Row | undefined> {
    const values = valuesFor(statement.manyKeys, key);
    let read = this.reads.get(statement);
    if (read === undefined) this.reads.set(statement, (read = new SharedRead(this.pool, statement)));
    return read.ask({ key, values }) as Promise<Row | undefined>;
  }
}
